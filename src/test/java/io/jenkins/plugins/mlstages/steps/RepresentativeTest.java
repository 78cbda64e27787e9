package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.BuildsOfJob;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whether evaluated rows look like what a version sees is known from other jobs too: those that watch it and deploy it. */
@WithJenkins
class RepresentativeTest {
    private static final String DATA = """
            def rows = { int shift -> 'id,label,score,price\\n' + (0..299).collect {
                "r${it},${it % 2},${it % 2 == 0 ? 0.2 : 0.8},${it % 50 + shift}" }.join('\\n') + '\\n' }
            writeFile file: 'rows.csv', text: rows(0)
            writeFile file: 'other.csv', text: rows(100)
            writeFile file: 'model.bin', text: 'weights'
            """;
    private static final String VALIDATE = """
            validateModel(model: 'm', predictions: 'rows.csv', label: 'label', score: 'score', id: 'id',
                gates: [[metric: 'auc', atLeast: 0.8, representativeOf: 'production', whenNotRepresentative: 'UNDECIDED']])
            """;

    private static WorkflowRun run(JenkinsRule jenkins, String name, Result expected, String body) throws Exception {
        WorkflowJob job = (WorkflowJob) jenkins.jenkins.getItem(name);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, name);
        }
        job.setDefinition(new CpsFlowDefinition("node {\n" + DATA + body + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static GateVerdict gate(WorkflowRun build) {
        return BuildRecords.of(build)
                .read()
                .last(EvaluationRecord.class, "m")
                .gates()
                .get(0);
    }

    @Test
    void theNewerOfDriftCheckAndDeploymentCounts(JenkinsRule jenkins) throws Exception {
        run(jenkins, "train", Result.SUCCESS, """
                trainModel(model: 'm', data: [[name: 'train', files: 'rows.csv']], artifacts: 'model.bin') {
                    writeFile file: 'model.bin', text: 'w'
                }
                registerVersion(model: 'm', aliases: ['production'])
                """);
        assertThat(gate(run(jenkins, "train", Result.UNSTABLE, VALIDATE)).sentence())
                .contains("is not known");

        run(
                jenkins,
                "watch",
                Result.SUCCESS,
                "checkDrift(model: 'm', referenceVersion: 'm@production', current: 'other.csv', columns: ['price'], criticality: 'NOTE')");
        GateVerdict watched = gate(run(jenkins, "train", Result.UNSTABLE, VALIDATE));
        assertThat(watched.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(watched.sentence()).contains("The evaluated rows differ from the data that production last saw");

        WorkflowRun deploy = run(
                jenkins,
                "deploy",
                Result.SUCCESS,
                "deployVersion(reference: 'm@production', environment: 'eu', data: 'rows.csv') { echo 'deployed' }");
        assertThat(BuildRecords.of(deploy)
                        .read()
                        .last(DeploymentRecord.class, "m")
                        .data()
                        .rows())
                .isEqualTo(300);
        WorkflowRun judged = run(jenkins, "train", Result.SUCCESS, VALIDATE);
        assertThat(gate(judged).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(predictions(judged)).isNotEmptyDirectory();

        WorkflowRun notJudged =
                run(jenkins, "train", Result.FAILURE, VALIDATE.replace("gates:", "evaluationData: 'gone.csv', gates:"));
        jenkins.assertLogContains("gone.csv", notJudged);
        assertThat(predictions(notJudged)).doesNotExist();
    }

    /** Where a build keeps the predictions of its rows. */
    private static Path predictions(WorkflowRun build) {
        return BuildRecords.of(build).predictions("0".repeat(64)).getParent();
    }

    @Test
    void aJobThatMayNotChangeTheModelDoesNotTellWhatItSees(JenkinsRule jenkins) throws Exception {
        run(
                jenkins,
                "train",
                Result.SUCCESS,
                "registerVersion(model: 'm', artifacts: 'model.bin', aliases: ['production'])");
        WorkflowJob elsewhere = jenkins.createFolder("elsewhere").createProject(WorkflowJob.class, "watch");
        String check = "checkDrift(model: '/m', referenceData: 'rows.csv', current: 'other.csv', columns: ['price'],"
                + " criticality: 'NOTE')";
        elsewhere.setDefinition(new CpsFlowDefinition("node {\n" + DATA + check + "\n}", true));
        WorkflowRun watched = jenkins.buildAndAssertSuccess(elsewhere);
        assertThat(BuildRecords.of(watched).read().last(DriftRecord.class, "m")).isNotNull();

        ModelName model = new ModelName("m");
        WorkflowJob train = jenkins.jenkins.getItemByFullName("train", WorkflowJob.class);
        BuildsOfJob builds = new BuildsOfJob(train, any -> true, ModelAccess::mayTell);
        assertThat(builds.watching(model)).isNotEmpty().noneMatch(RepresentativeTest::holdsACheck);
        BuildsOfJob believing = new BuildsOfJob(train, any -> true, (job, name) -> true);
        assertThat(believing.watching(model)).anyMatch(RepresentativeTest::holdsACheck);
    }

    private static boolean holdsACheck(RunRecords run) {
        return run.read().last(DriftRecord.class, "m") != null;
    }

    @Test
    void aSampleThatCannotBeReadStopsTheDeploymentBeforeItBegins(JenkinsRule jenkins) throws Exception {
        run(
                jenkins,
                "train",
                Result.SUCCESS,
                "registerVersion(model: 'm', artifacts: 'model.bin', aliases: ['production'])");
        WorkflowRun deploy = run(
                jenkins,
                "deploy",
                Result.FAILURE,
                "deployVersion(reference: 'm@production', environment: 'eu', data: 'gone.csv') { echo 'not reached' }");
        jenkins.assertLogContains("gone.csv", deploy);
        jenkins.assertLogNotContains("not reached", deploy);
    }
}
