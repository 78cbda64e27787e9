package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.aliases;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
    @TempDir
    Path folder;

    private final Fixtures.MemoryStore artifacts = new Fixtures.MemoryStore();
    private ModelRegistry registry;

    @BeforeEach
    void open() throws Exception {
        registry = ModelRegistry.open(folder, artifacts, Fixtures.minutes());
    }

    private ModelVersion register(String... aliases) throws Exception {
        return registry.register(draft(MODEL, aliases), ProfileSource.none(), ALICE);
    }

    private static ModelReference at(String alias) {
        return new ModelReference(MODEL, 0, alias);
    }

    private static ModelReference number(int number) {
        return new ModelReference(MODEL, number, null);
    }

    @Test
    void versionsAreNumberedFromOneAndReadBackEqualByAnotherProcess() throws Exception {
        ModelVersion first = register("production");
        ModelVersion second = register();

        ModelRegistry another = ModelRegistry.open(folder, artifacts);
        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(another.version(at("production"))).isEqualTo(first);
        assertThat(another.version(number(2))).isEqualTo(second);
        assertThat(another.model(MODEL).state()).isEqualTo(registry.model(MODEL).state());
    }

    @Test
    void anEventKeepsWhoWhenWhyAndTheRun() throws Exception {
        register("production");

        LogEntry entry = registry.model(MODEL).events().get(0);
        assertThat(entry.by()).isEqualTo("alice");
        assertThat(entry.comment()).isEqualTo("weekly training");
        assertThat(entry.run().toString()).isEqualTo("team-a/train #12");
        assertThat(entry.time()).isEqualTo(Fixtures.START);
        assertThat(entry.event().kind()).isEqualTo("registered");
    }

    @Test
    void rollingBackGoesOneHolderFurtherEachTime() throws Exception {
        register("production");
        register("production");
        register();
        RegisteredModel model = registry.model(MODEL);
        model.promote(number(3), "production", false, ALICE);

        assertThat(model.rollback("production", ALICE).event()).isEqualTo(new Event.RolledBack("production", 2, 3));
        assertThat(model.rollback("production", ALICE).event()).isEqualTo(new Event.RolledBack("production", 1, 2));
        assertThatThrownBy(() -> model.rollback("production", ALICE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no other version that is still in use has held it");
        assertThat(model.state().aliases()).isEqualTo(aliases("production", 1));
    }

    @Test
    void anAliasThatWasRemovedRollsBackToItsLastHolder() throws Exception {
        register("production");
        RegisteredModel model = registry.model(MODEL);
        model.removeAlias("production", ALICE);
        assertThat(model.state().aliases()).isEmpty();

        model.rollback("production", ALICE);

        assertThat(model.state().aliases()).isEqualTo(aliases("production", 1));
    }

    @Test
    void aRollbackThatWasShownAnotherTargetIsRefused() throws Exception {
        register("production");
        register("production");
        RegisteredModel model = registry.model(MODEL);
        register("production"); // while somebody looks at the way from 2 back to 1

        assertThatThrownBy(() -> model.rollback("production", 1, ALICE))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "'team-a/price-up@production' points to version 3 by now and would be rolled back to version 2,"
                                + " not to version 1: look at it again.");
        assertThat(model.state().aliases()).isEqualTo(aliases("production", 3));
        assertThat(model.rollback("production", 2, ALICE).event()).isEqualTo(new Event.RolledBack("production", 2, 3));
    }

    @Test
    void rollingBackIsRefusedWhenAnArtifactWasAlteredOrIsGone() throws Exception {
        StoredArtifact artifact = artifacts.put("out/model.json", "weights");
        registry.register(draft(MODEL, 1, List.of(artifact), List.of(), "production"), ProfileSource.none(), ALICE);
        register("production");
        RegisteredModel model = registry.model(MODEL);

        artifacts.kept.put(artifact.location(), "altered".getBytes());
        assertThatThrownBy(() -> model.rollback("production", ALICE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("out/model.json of team-a/price-up/1 was altered");
        artifacts.delete(artifact);
        assertThatThrownBy(() -> model.rollback("production", ALICE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is gone from its store");
        assertThat(model.state().aliases()).isEqualTo(aliases("production", 2));
    }

    @Test
    void aVersionWhoseGateFailedIsPromotedOnlyByForceAndTheLogSaysSo() throws Exception {
        registry.register(draft(MODEL, 1, List.of(), List.of(gate(true), gate(false))), ProfileSource.none(), ALICE);
        RegisteredModel model = registry.model(MODEL);

        assertThatThrownBy(() -> model.promote(number(1), "production", false, ALICE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("auc 0.8 is below 0.85.");
        assertThat(model.state().aliases()).isEmpty();
        model.promote(number(1), "production", true, ALICE);
        assertThat(model.events().get(1).event()).isEqualTo(new Event.Promoted("production", 1, 0, true));
    }

    @Test
    void theStateAsOfATimeIsTheReplayUpToThere() throws Exception {
        register("production"); // 10:00
        register("production"); // 10:01
        RegisteredModel model = registry.model(MODEL);
        model.setTag(1, "team", "blue", ALICE); // 10:02
        model.rollback("production", ALICE); // 10:03

        assertThat(registry.resolve(at("production"), Fixtures.START.plusSeconds(59))
                        .number())
                .isEqualTo(1);
        assertThat(registry.resolve(at("production"), Fixtures.START.plusSeconds(60))
                        .number())
                .isEqualTo(2);
        assertThat(registry.resolve(at("production"), Fixtures.START.plus(Duration.ofMinutes(2)))
                        .number())
                .isEqualTo(2);
        assertThat(registry.resolve(at("production")).number()).isEqualTo(1);
        assertThat(model.state(Fixtures.START.plusSeconds(60)).version(1).tags())
                .isEmpty();
        assertThat(model.state(Fixtures.START.minusSeconds(1)).versions()).isEmpty();
        assertThat(model.state().version(1).tags()).isEqualTo(Map.of("team", "blue"));
    }

    @Test
    void timeInTheLogNeverGoesBackEvenIfTheClockDoes() throws Exception {
        register("production");
        ModelRegistry late = ModelRegistry.open(
                folder, artifacts, java.time.Clock.fixed(Fixtures.START.minusSeconds(500), java.time.ZoneOffset.UTC));
        late.model(MODEL).describe(0, "prices", ALICE);

        assertThat(late.model(MODEL).events().get(1).time()).isEqualTo(Fixtures.START);
    }

    @Test
    void theListHasOneSummaryPerModel() throws Exception {
        register("production");
        register();
        registry.register(draft(new ModelName("Other")), ProfileSource.none(), ALICE);

        ModelList list = ModelRegistry.open(folder, artifacts).list();
        assertThat(list.problems()).isEmpty();
        assertThat(list.models())
                .containsExactly(
                        new ModelSummary("Other", 1, 1, Map.of(), Map.of(), Fixtures.START.plusSeconds(120), "alice"),
                        new ModelSummary(
                                MODEL.full(),
                                2,
                                2,
                                Map.of("production", 1),
                                Map.of(),
                                Fixtures.START.plusSeconds(60),
                                "alice"));
        assertThat(registry.list()).isEqualTo(list);
        registry.model(MODEL).setAlias("challenger", 2, ALICE);
        assertThat(registry.list().models().get(1).aliases()).isEqualTo(aliases("challenger", 2, "production", 1));
    }

    @Test
    void namesThatDifferOnlyInCaseAreDifferentModels() throws Exception {
        registry.register(draft(new ModelName("con")), ProfileSource.none(), ALICE);
        registry.register(draft(new ModelName("Con")), ProfileSource.none(), ALICE);
        registry.register(draft(new ModelName("é/" + "ü".repeat(90))), ProfileSource.none(), ALICE);

        assertThat(registry.list().models())
                .extracting(ModelSummary::model)
                .containsExactly("Con", "con", "é/" + "ü".repeat(90));
        assertThat(registry.list().models()).extracting(ModelSummary::latest).containsOnly(1);
    }

    @Test
    void theModelsOfAFolderAreThoseBelowItDamagedOrNot() throws Exception {
        String deep = "team/" + "ü".repeat(90) + "/x";
        for (String name : List.of("team/one", "team/Two", deep, "team", "teams/one", "te/am", "Team/one")) {
            registry.register(draft(new ModelName(name)), ProfileSource.none(), ALICE);
        }
        Files.writeString(folder.resolve("team%2fone/events.jsonl"), "damaged");
        Files.delete(folder.resolve("team%2f=two/events.jsonl"));

        assertThat(registry.below("team"))
                .extracting(ModelName::full)
                .containsExactlyInAnyOrder("team/one", "team/Two", deep);
        assertThat(registry.below("team/" + "ü".repeat(90)))
                .extracting(ModelName::full)
                .containsExactly(deep);
        assertThat(registry.below("nobody")).isEmpty();
        assertThat(registry.below(".hidden \"folder\"")).isEmpty();
    }

    @Test
    void whatPointsNowhereIsOneClearSentence() throws Exception {
        assertThatThrownBy(() -> registry.resolve(at("production")))
                .hasMessage("There is no model 'team-a/price-up': none is registered yet.");
        register("production");
        assertThatThrownBy(() -> registry.resolve(at("prod")))
                .hasMessage("The model 'team-a/price-up' has no alias 'prod': it has production.");
        assertThatThrownBy(() -> registry.resolve(number(2)))
                .hasMessage("There is no version team-a/price-up/2: the newest is 1.");
        assertThatThrownBy(() -> register("no alias"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'no alias' is not an alias");
        assertThat(registry.model(MODEL).state().versions()).hasSize(1);
    }

    @Test
    void archivedVersionsKeepOutOfTheWayUntilTheyAreRestored() throws Exception {
        register("production");
        register();
        RegisteredModel model = registry.model(MODEL);
        assertThatThrownBy(() -> model.archive(1, ALICE))
                .hasMessageContaining("while the alias 'production' points to it");

        model.archive(2, ALICE);
        assertThat(model.state().version(2).status()).isEqualTo(VersionState.Status.ARCHIVED);
        assertThatThrownBy(() -> model.promote(number(2), "production", false, ALICE))
                .hasMessageContaining("is archived and cannot be promoted");
        model.restore(2, ALICE);
        model.promote(number(2), "production", false, ALICE);
        assertThat(model.state().aliases()).isEqualTo(aliases("production", 2));
    }
}
