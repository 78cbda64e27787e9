package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentsTest {
    @TempDir
    Path folder;

    private RegisteredModel model;

    @BeforeEach
    void registerTwoVersions() throws Exception {
        ModelRegistry registry = ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes());
        registry.register(draft(MODEL), ProfileSource.none(), ALICE);
        registry.register(draft(MODEL), ProfileSource.none(), ALICE);
        model = registry.model(MODEL);
    }

    private Deployment production() throws Exception {
        return model.state().deployments().get("production");
    }

    private long deploy(int number) throws Exception {
        long id = model.deployments().start(number, "production", ALICE).line();
        model.deployments().succeed(id, ALICE);
        return id;
    }

    @Test
    void anEnvironmentHasAVersionInProgressAndThenLive() throws Exception {
        long id = model.deployments().start(1, "production", ALICE).line();
        assertThat(production().status()).isEqualTo(Deployment.Status.IN_PROGRESS);

        model.deployments().succeed(id, ALICE);

        assertThat(production().status()).isEqualTo(Deployment.Status.LIVE);
        assertThat(production().version()).isEqualTo(1);
        assertThat(model.state().version(1).environments()).containsExactly("production");
    }

    @Test
    void aFailedDeploymentThatMovesBackLeavesWhatWasThereBefore() throws Exception {
        deploy(1);
        long id = model.deployments().start(2, "production", ALICE).line();

        model.deployments().fail(id, "exit code 1", true, ALICE);

        assertThat(production().version()).isEqualTo(1);
        assertThat(production().status()).isEqualTo(Deployment.Status.LIVE);
    }

    @Test
    void aFailedDeploymentThatStaysIsShownAsFailed() throws Exception {
        deploy(1);
        long id = model.deployments().start(2, "production", ALICE).line();

        model.deployments().fail(id, "exit code 1\nline 2", false, ALICE);

        assertThat(production().version()).isEqualTo(2);
        assertThat(production().status()).isEqualTo(Deployment.Status.FAILED);
        assertThat(((Event.DeploymentFailed)
                                model.events().get(model.events().size() - 1).event())
                        .reason())
                .isEqualTo("exit code 1 line 2");
    }

    @Test
    void aFirstDeploymentThatMovesBackLeavesNothing() throws Exception {
        long id = model.deployments().start(2, "production", ALICE).line();

        model.deployments().fail(id, null, true, ALICE);

        assertThat(model.state().deployments()).isEmpty();
    }

    @Test
    void aDeploymentThatEndsAfterALaterOneBeganDoesNotHideIt() throws Exception {
        long early = model.deployments().start(1, "production", ALICE).line();
        model.deployments().start(2, "production", ALICE);

        model.deployments().succeed(early, ALICE);

        assertThat(production().version()).isEqualTo(2);
        assertThat(production().status()).isEqualTo(Deployment.Status.IN_PROGRESS);
    }

    @Test
    void aDeploymentEndsOnce() throws Exception {
        long id = deploy(1);

        assertThatThrownBy(() -> model.deployments().fail(id, "late", false, ALICE))
                .hasMessageContaining("has no deployment in progress with the number " + id);
    }

    @Test
    void aVersionThatAnEnvironmentHasOrMayGoBackToIsNotDeleted() throws Exception {
        deploy(1);
        long id = model.deployments().start(2, "production", ALICE).line();

        assertThatThrownBy(() -> model.delete(1, ALICE))
                .hasMessageContaining("while the environment 'production' has it");
        assertThatThrownBy(() -> model.delete(2, ALICE))
                .hasMessageContaining("while the environment 'production' has it");
        model.deployments().succeed(id, ALICE);
        model.delete(1, ALICE);
        model.deployments().undeploy("production", ALICE);
        model.delete(2, ALICE);
        assertThat(model.state().latest()).isNull();
    }

    @Test
    void undeployingWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> model.deployments().undeploy("staging", ALICE))
                .hasMessage("The environment 'staging' has no version of 'team-a/price-up'.");
    }
}
