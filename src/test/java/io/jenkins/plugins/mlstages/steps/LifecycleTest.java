package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the steps do in pipelines, when all is well and when it is not. */
@WithJenkins
class LifecycleTest {
    private static final String PREDICTIONS = """
            writeFile file: 'predictions.csv', text: 'label,score\\n1,0.9\\n0,0.2\\n1,0.7\\n0,0.4\\n1,0.3\\n0,0.1\\n'
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node {\n" + body + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static RunRecords.Contents records(WorkflowRun build) {
        return BuildRecords.of(build).read();
    }

    @Test
    void aTrainingIsRecordedWithAllThatItLeft() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                writeFile file: 'train.csv', text: 'x,y\\n1,a\\n2,b\\n'
                def t = trainModel(model: 'm', data: [[name: 'train', files: 'train.csv', target: 'y']],
                                   params: [depth: 3, solver: [name: 'sgd']], metrics: 'out/metrics.yaml',
                                   history: 'out/history.jsonl', artifacts: 'out/*.bin') {
                    writeFile file: 'out/metrics.yaml', text: 'loss: 0.25\\nval:\\n  loss: .nan\\n'
                    writeFile file: 'out/history.jsonl', text: '{"step": 2, "loss": 0.25}\\n{"step": 1, "loss": 0.5}\\n'
                    writeFile file: 'out/model.bin', text: 'weights'
                }
                echo "returned ${t.metrics.loss} ${t.parameters['solver.name']} ${t}"
                """);

        TrainingRecord training = records(build).last(TrainingRecord.class, "m");
        assertThat(training.succeeded()).isTrue();
        assertThat(training.parameters()).containsEntry("depth", 3).containsEntry("solver.name", "sgd");
        assertThat(training.metrics().get("loss").value()).isEqualTo(0.25);
        assertThat(training.metrics().get("val.loss").value()).isNull();
        assertThat(training.metrics().get("val.loss").reason()).isEqualTo("the value is NaN");
        assertThat(training.curves().stepName()).isEqualTo("step");
        assertThat(training.curves().steps()).containsExactly(1.0, 2.0);
        assertThat(training.curves().series().get("loss")).containsExactly(0.5, 0.25);
        assertThat(training.datasets().get(0).rows()).isEqualTo(2);
        assertThat(training.artifacts()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("out/model.bin");
            assertThat(file.bytes()).isEqualTo(7);
        });
        jenkins.assertLogContains("returned 0.25 sgd trained m", build);
    }

    @Test
    void aFailedTrainingIsRecordedWithoutWhatAnEarlierOneLeftAndTheBuildFails() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
                writeFile file: 'metrics.json', text: '{"loss": 0.1}'
                sleep time: 1100, unit: 'MILLISECONDS' // file times may be of whole seconds
                trainModel(model: 'm', metrics: 'metrics.json') { error 'out of memory' }
                """);

        TrainingRecord training = records(build).last(TrainingRecord.class, "m");
        assertThat(training.succeeded()).isFalse();
        assertThat(training.failure()).isEqualTo("out of memory");
        assertThat(training.metrics()).isEmpty();
        jenkins.assertLogContains("metrics.json is older than this training", build);
        jenkins.assertLogContains("ERROR: out of memory", build);
    }

    @Test
    void gatesMarkStageAndBuildByTheirCriticality() throws Exception {
        WorkflowRun build = run(Result.UNSTABLE, PREDICTIONS + """
                def v = validateModel(model: 'm', predictions: 'predictions.csv', label: 'label', score: 'score',
                    gates: [[metric: 'auc', atLeast: 0.8, criticality: 'FAILURE'],
                            [metric: 'accuracy', atLeast: 0.99, criticality: 'ERROR'],
                            [metric: 'logLoss', atMost: 0.1]])
                echo "passed=${v.passed} auc=${v.metrics.auc} second=${v.gates[1].verdict}"
                """);

        EvaluationRecord evaluation = records(build).last(EvaluationRecord.class, "m");
        assertThat(evaluation.rows()).isEqualTo(6);
        assertThat(evaluation.metrics().get("auc").value())
                .isEqualTo(8.0 / 9, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(evaluation.gates())
                .extracting(GateVerdict::verdict)
                .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.FAILED);
        jenkins.assertLogContains("passed=false auc=0.88", build);
        jenkins.assertLogContains("second=FAILED", build);
        assertThat(warnings(build)).containsExactly(Result.FAILURE);
    }

    private static java.util.List<Result> warnings(WorkflowRun build) {
        java.util.List<Result> results = new java.util.ArrayList<>();
        for (FlowNode node : new DepthFirstScanner().allNodes(build.getExecution())) {
            WarningAction warning = node.getPersistentAction(WarningAction.class);
            if (warning != null) {
                results.add(warning.getResult());
            }
        }
        return results;
    }

    @Test
    void noVersionIsRegisteredAfterAFailedValidationUnlessForced() throws Exception {
        String failed = PREDICTIONS + """
                writeFile file: 'model.bin', text: 'weights'
                validateModel(model: 'm', predictions: 'predictions.csv', label: 'label', score: 'score',
                    gates: [[metric: 'auc', atLeast: 0.99, criticality: 'NOTE']])
                """;
        WorkflowRun refused = run(Result.FAILURE, failed + "registerVersion(model: 'm', artifacts: 'model.bin')");
        jenkins.assertLogContains(
                "No version of m is registered, because this build does not vouch for it: auc", refused);
        assertThat(Models.registry().has(new ModelName("m"))).isFalse();
        assertThat(refused.getArtifacts()).isEmpty();

        WorkflowRun forced = run(
                Result.SUCCESS,
                failed
                        + "echo registerVersion(model: 'm', artifacts: 'model.bin', force: true, tags: [why: 'test']).reference");
        jenkins.assertLogContains("m/1", forced);
        assertThat(Models.registry().model(new ModelName("m")).version(1).forced())
                .isTrue();
        assertThat(Models.registry().model(new ModelName("m")).version(1).tags())
                .containsEntry("why", "test");
    }

    @Test
    void noVersionIsRegisteredWhileARecordOfTheBuildCannotBeRead() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    writeFile file: 'm.json', text: '{"auc": 0.1}'
                    validateModel(model: 'm', metrics: 'm.json', gates: [[metric: 'auc', atLeast: 0.8, criticality: 'NOTE']])
                    semaphore 'validated'
                    registerVersion(model: 'm', artifacts: 'm.json', aliases: ['production'])
                }
                """, true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("validated/1", build);
        Path record = build.getRootDir().toPath().resolve("ml-stages/0001.json");
        Files.writeString(record, Files.readString(record).substring(0, 100));
        SemaphoreStep.success("validated/1", null);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

        jenkins.assertLogContains(
                "No version of m is registered, because this build does not vouch for it: A record of this run cannot be read,"
                        + " so it is not known whether it speaks against the version: 0001.json",
                build);
        assertThat(Models.registry().has(new ModelName("m"))).isFalse();
    }

    @Test
    void wrongInputIsOneSentenceAndNothingIsKept() throws Exception {
        assertRefused("trainModel(model: 'a/../b') { }", "'a/../b' is not a model name");
        assertRefused("trainModel(model: 'm', metrics: 'none.json') { }", "metrics: none.json does not exist");
        assertRefused(
                "writeFile file: 'm.json', text: '{\"a\": '\ntrainModel(model: 'm', metrics: 'm.json') { }",
                "metrics: m.json is not readable as JSON");
        assertRefused(
                "writeFile file: 'm.json', text: '{\"auc\": \"high\"}'\ntrainModel(model: 'm', metrics: 'm.json') { }",
                "metrics: m.json has 'auc' = \"high\"; a number was expected.");
        assertRefused(
                "writeFile file: 'd.csv', text: 'a,b\\n1,2\\n3\\n'\ntrainModel(model: 'm', data: [[name: 'd', files: 'd.csv']]) { }",
                "d.csv, line 3");
        assertRefused(
                "validateModel(model: 'm', predictions: 'none.csv', label: 'l', score: 's')",
                "No file matches 'none.csv'");
        assertRefused(
                PREDICTIONS
                        + "validateModel(model: 'm', predictions: 'predictions.csv', label: 'truth', score: 'score')",
                "There is no column 'truth' in predictions.csv");
        assertRefused(
                "writeFile file: 'p.csv', text: 'l,s\\n2,0.5\\n1,0.2\\n0,0.1'\n"
                        + "validateModel(model: 'm', predictions: 'p.csv', label: 'l', score: 's')",
                "p.csv, line 2");
        assertRefused(
                "validateModel(model: 'm', predictions: 'p.csv', label: 'l', score: 's', gates: [[metric: 'auc']])",
                "exactly one of atLeast, atMost and baseline was expected");
        assertRefused("registerVersion(model: 'm', artifacts: 'none.bin')", "artifacts: No file matches 'none.bin'");
        assertRefused(
                "checkDrift(model: 'm', current: 'd.csv')",
                "either 'referenceVersion', such as 'm@production', or 'referenceData'");
        assertRefused(
                "checkDrift(model: 'm', referenceVersion: 'm@production', current: 'd.csv')", "There is no model 'm'");
        assertRefused("checkDrift(model: 'm', referenceVersion: 'm', current: 'd.csv')", "'m' names no version");
        assertRefused(
                "checkDrift(model: 'm', referenceData: 'none.csv', current: 'none.csv')", "No file matches 'none.csv'");
        assertRefused(
                "writeFile file: 'd.csv', text: 'a\\n1\\n2\\n'\n"
                        + "checkDrift(model: 'm', referenceData: 'd.csv', current: 'd.csv', methods: ['magic'])",
                "The drift method 'magic' is not known");
        assertThat(Models.registry().list().models()).isEmpty();
    }

    private void assertRefused(String body, String sentence) throws Exception {
        WorkflowRun build = run(Result.FAILURE, body);
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.mlstages", build);
        assertThat(records(build).records()).isEmpty();
    }

    @Test
    void parallelBranchesKeepTheirOwnRecordsAndStages() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                parallel(
                    a: { trainModel(model: 'one', params: [n: 1]) { } },
                    b: { stage('Inner') { trainModel(model: 'two', params: [n: 2]) { } } })
                """);

        assertThat(records(build).last(TrainingRecord.class, "one").origin().stage())
                .isEqualTo("a");
        assertThat(records(build).last(TrainingRecord.class, "two").origin().stage())
                .isEqualTo("Inner");
    }
}
