package io.jenkins.plugins.mlstages.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.storage.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Each event once, whatever happens to Jenkins in between. */
class ModelEventRestartTest {
    private static final ModelName MODEL = new ModelName("m");

    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private static WorkflowJob job(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("hear", WorkflowJob.class);
    }

    private static Path progress(JenkinsRule jenkins) {
        return jenkins.jenkins.getRootDir().toPath().resolve("jobs/hear/ml-stages/events.json");
    }

    private static void setAlias() throws Exception {
        Models.registry().model(MODEL).setAlias("production", 1, Change.by("ada"));
    }

    private static void prepare(JenkinsRule jenkins) throws Exception {
        Scene scene = new Scene(jenkins);
        scene.build(scene.job("train", """
                node {
                    writeFile file: 'm.bin', text: 'weights'
                    registerVersion(model: 'm', artifacts: 'm.bin')
                }
                """));
        WorkflowJob job = scene.job("hear", "echo \"heard ${params.EVENT}\"");
        job.addTrigger(new ModelEventTrigger("m", List.of("registered", "alias:production")));
        setAlias();
        jenkins.waitUntilNoActivity();
        assertThat(Scene.builds(job))
                .as("what happened before it was configured is not heard")
                .isEqualTo(1);
    }

    @Test
    void whatHappenedWhileJenkinsWasDownIsHeardOnce() throws Throwable {
        session.then(ModelEventRestartTest::prepare);
        // somebody uses the command line in the same folder
        Path models = session.getHome().toPath().resolve("ml-stages/models");
        ModelRegistry.open(models, new FolderArtifactStore(models.resolveSibling("none")))
                .model(MODEL)
                .setAlias("production", 1, Change.by("bob"));
        session.then(jenkins -> {
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins))).isEqualTo(2);
            assertThat(job(jenkins)
                            .getBuildByNumber(2)
                            .getCause(ModelEventCause.class)
                            .getBy())
                    .isEqualTo("bob");
        });
        session.then(jenkins -> {
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins))).isEqualTo(2);
            setAlias();
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins))).isEqualTo(3);
        });
    }

    @Test
    void whatACrashKeptFromBeingStartedIsStartedAndWhatWasStartedIsNot() throws Throwable {
        session.then(jenkins -> {
            prepare(jenkins);
            // as if Jenkins had died after it had written down what to start: one event was started already, one was
            // not
            String started = job(jenkins)
                    .getBuildByNumber(1)
                    .getCause(ModelEventCause.class)
                    .getId();
            ObjectNode kept = Json.tree(Files.readAllBytes(progress(jenkins)), "events.json");
            ArrayNode pending = kept.putArray("pending");
            for (String id : new String[] {started, "f".repeat(64)}) {
                pending.addObject()
                        .put("id", id)
                        .put("time", "2026-01-01T00:00:00Z")
                        .put("model", "m")
                        .put("version", "1")
                        .put("event", "alias:production")
                        .put("by", "ada")
                        .putArray("path");
            }
            Files.writeString(progress(jenkins), Json.text(kept));
        });
        session.then(jenkins -> {
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins))).isEqualTo(2);
            assertThat(job(jenkins)
                            .getBuildByNumber(2)
                            .getCause(ModelEventCause.class)
                            .getId())
                    .isEqualTo("f".repeat(64));
            assertThat(Json.tree(Files.readAllBytes(progress(jenkins)), "events.json")
                            .path("pending"))
                    .isEmpty();
        });
    }

    @Test
    void aDamagedStateStartsNothingUntilItIsDeleted() throws Throwable {
        session.then(jenkins -> {
            prepare(jenkins);
            Files.writeString(progress(jenkins), "{\"schema\":1,");
        });
        session.then(jenkins -> {
            setAlias();
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins))).isEqualTo(1);

            Files.delete(progress(jenkins));
            setAlias();
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins))).isEqualTo(2);
        });
    }
}
