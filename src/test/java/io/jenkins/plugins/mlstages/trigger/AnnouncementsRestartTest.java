package io.jenkins.plugins.mlstages.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.run.MlStagesAction;
import io.jenkins.plugins.mlstages.storage.Announcements;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins dies between the record of what a build found and the jobs that hear of it. */
class AnnouncementsRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private static WorkflowJob job(JenkinsRule jenkins, String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
    }

    private static Path notes(JenkinsRule jenkins) {
        return jenkins.jenkins.getRootDir().toPath().resolve("ml-stages/announcements");
    }

    private static Origin ofModel(Origin found) {
        return new Origin("m", found.run(), found.stage(), found.node(), found.commit(), found.time());
    }

    /** What the build found of the model {@code x}, as if it were of {@code m}. */
    private static List<StageRecord> findings(Run<?, ?> build) {
        DriftRecord drift = BuildRecords.of(build).read().last(DriftRecord.class, "x");
        EvaluationRecord failed = BuildRecords.of(build).read().last(EvaluationRecord.class, "x");
        return List.of(
                new DriftRecord(
                        ofModel(drift.origin()),
                        drift.reference(),
                        drift.referenceRows(),
                        drift.current(),
                        true,
                        drift.driftedShare(),
                        drift.criticality(),
                        drift.sentence(),
                        drift.columns(),
                        drift.findings(),
                        drift.tests()),
                new EvaluationRecord(
                        ofModel(failed.origin()),
                        null,
                        failed.task(),
                        failed.dataset(),
                        failed.rows(),
                        failed.metrics(),
                        failed.gates(),
                        failed.details()));
    }

    @Test
    void whatWasRecordedButNotToldIsToldOnceWhenJenkinsStartsAgain() throws Throwable {
        session.then(jenkins -> {
            Scene scene = new Scene(jenkins);
            scene.job("hear", "echo \"heard ${params.EVENT}\"")
                    .addTrigger(new ModelEventTrigger("m", List.of("drift", "gateFailed")));
            scene.retrains("retrain", "m");
            WorkflowRun watch = scene.build(scene.job("watch", Scene.drift("x") + """
                    node {
                        writeFile file: 'metrics.json', text: '{"auc": 0.5}'
                        validateModel(model: 'x', metrics: 'metrics.json', gates: [[metric: 'auc', atLeast: 0.8, criticality: 'NOTE']])
                    }
                    """));
            assertThat(notes(jenkins)).as("what was told is not noted any more").isEmptyDirectory();
            for (StageRecord found : findings(watch)) {
                Announcements.intend(watch, found);
                MlStagesAction.keep(watch, found);
            }
            assertThat(notes(jenkins).toFile().list()).hasSize(2);
        });
        session.then(jenkins -> {
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins, "hear"))).isEqualTo(2);
            assertThat(job(jenkins, "hear").getBuilds())
                    .extracting(build -> build.getCause(ModelEventCause.class).getEvent())
                    .containsExactlyInAnyOrder("drift", "gateFailed");
            assertThat(Scene.builds(job(jenkins, "retrain"))).isEqualTo(1);
            assertThat(notes(jenkins)).isEmptyDirectory();

            WorkflowRun watch = job(jenkins, "watch").getBuildByNumber(1);
            // died after it was told, and before that was written down
            for (StageRecord found : findings(watch)) {
                Announcements.intend(watch, found);
            }
            // died before the record was kept
            DriftRecord never = (DriftRecord) findings(watch).get(0);
            Announcements.intend(
                    watch,
                    new DriftRecord(
                            ofModel(never.origin()),
                            "another",
                            never.referenceRows(),
                            never.current(),
                            true,
                            1,
                            never.criticality(),
                            "never kept",
                            never.columns()));
        });
        session.then(jenkins -> {
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(job(jenkins, "hear"))).isEqualTo(2);
            assertThat(Scene.builds(job(jenkins, "retrain"))).isEqualTo(1);
            assertThat(notes(jenkins)).isEmptyDirectory();
        });
    }
}
