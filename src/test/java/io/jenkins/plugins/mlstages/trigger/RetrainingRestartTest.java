package io.jenkins.plugins.mlstages.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RetrainingRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void cooldownBudgetAndCauseOutliveRestartsAndADamagedStateStartsNothing() throws Throwable {
        session.then(jenkins -> {
            Scene scene = new Scene(jenkins);
            scene.retrains(jenkins.jenkins, "train", "m", 720, 2);
            scene.build(scene.job("monitor", Scene.drift("m")));
            assertThat(builds(jenkins)).isEqualTo(1);
        });
        session.then(jenkins -> {
            Scene scene = new Scene(jenkins);
            WorkflowJob train = jenkins.jenkins.getItemByFullName("train", WorkflowJob.class);
            assertThat(train.getBuildByNumber(1).getCause(ModelDriftCause.class).getShortDescription())
                    .isEqualTo("Drift from before.csv in x, found by monitor #1");
            scene.at(Duration.ofMinutes(719));
            jenkins.assertLogContains("cools down for 720 minutes, until 2026-03-03T00:00:00Z", find(jenkins, scene));
            assertThat(builds(jenkins)).isEqualTo(1);

            scene.at(Duration.ofDays(1));
            find(jenkins, scene);
            assertThat(builds(jenkins)).isEqualTo(2);
        });
        session.then(jenkins -> {
            Scene scene = new Scene(jenkins);
            scene.at(Duration.ofDays(3));
            jenkins.assertLogContains(
                    "it was started 2 times in seven days, and maxPerWeek is 2", find(jenkins, scene));
            Path state = jenkins.jenkins.getRootDir().toPath().resolve("jobs/train/ml-stages/retraining.json");
            Files.writeString(state, Files.readString(state).substring(0, 40));
        });
        session.then(jenkins -> {
            Scene scene = new Scene(jenkins);
            scene.at(Duration.ofDays(30));
            WorkflowRun refused = find(jenkins, scene);
            jenkins.assertLogContains("train is not started: its budget counts as spent", refused);
            jenkins.assertLogContains("retraining.json is not readable as JSON", refused);
            jenkins.assertLogContains("Repair the file, or delete it to begin anew.", refused);
            assertThat(builds(jenkins)).isEqualTo(2);

            Files.delete(jenkins.jenkins.getRootDir().toPath().resolve("jobs/train/ml-stages/retraining.json"));
            find(jenkins, scene);
            assertThat(builds(jenkins)).isEqualTo(3);
        });
    }

    private static WorkflowRun find(JenkinsRule jenkins, Scene scene) throws Exception {
        return scene.build(jenkins.jenkins.getItemByFullName("monitor", WorkflowJob.class));
    }

    private static int builds(JenkinsRule jenkins) {
        return Scene.builds(jenkins.jenkins.getItemByFullName("train", WorkflowJob.class));
    }
}
