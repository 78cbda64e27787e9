package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Data as the first stage of a pipeline. */
@WithJenkins
class RecordDatasetTest {
    private static final String DATA = """
            def lines = ['id,price,state']
            for (int i = 0; i < 60; i++) { lines << "r${i},${i * 0.5},${i % 2 == 0 ? 'new' : 'sold'}" }
            writeFile file: 'train.csv', text: lines.join('\\n') + '\\n'
            """;

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = rule.createProject(WorkflowJob.class, "data");
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node {\n" + DATA + body + "\n}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private static DatasetRecord data(WorkflowRun build) {
        return BuildRecords.of(build).read().dataset("train");
    }

    @Test
    void expectationsMarkTheBuildAndAreOnItsPage() throws Exception {
        WorkflowRun build = run(Result.UNSTABLE, """
                def d = recordDataset(name: 'train', files: 'train.csv', suggest: true, expectations: [
                    'rows >= 50', [measure: 'values', column: 'state', among: ['new']], 'mean(nothing) >= 0 : NOTE'])
                echo "returned ${d.passed} ${d.rows} ${d.expectations[1].verdict}"
                """);

        DatasetRecord record = data(build);
        assertThat(record.origin().model()).isEmpty();
        assertThat(record.expectations())
                .extracting(GateVerdict::verdict)
                .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.UNDECIDED);
        assertThat(record.suggestions()).contains("unique(id) >= 100%");
        jenkins.assertLogContains("returned false 60 FAILED", build);
        jenkins.assertLogContains("30 values of state are not allowed, such as 'sold' (n = 60).", build);
        JsonNode page = Site.of(jenkins).json("job/data/1/ml-stages/api/build");
        assertThat(page.path("datasets").path(0).path("expectations")).hasSize(3);
        assertThat(page.path("models")).isEmpty();
    }

    @Test
    void theNextBuildIsComparedWithTheLastOne() throws Exception {
        String body =
                "recordDataset(name: 'train', files: 'train.csv', expectations: ['rows >= last * 0.9 (whenNoBaseline=PASS)'])";
        assertThat(data(run(Result.SUCCESS, body)).change()).isNull();
        DatasetRecord second = data(run(Result.SUCCESS, body));
        assertThat(second.change().run()).isEqualTo(new RunRef("data", 1));
        assertThat(second.change().same()).isTrue();
        assertThat(second.expectations().get(0).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void laterStagesTakeTheDataByTheirName() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
                recordDataset(name: 'train', files: 'train.csv', expectations: ['rows >= 50'])
                trainModel(model: 'm', data: [[name: 'train', target: 'state']], artifacts: 'model.bin') {
                    writeFile file: 'model.bin', text: 'weights'
                }
                registerVersion(model: 'm', aliases: ['production'])
                checkDrift(model: 'm', referenceVersion: 'm@production', current: 'train', columns: ['price', 'state'])
                recordDataset(name: 'week', files: 'train.csv', model: 'm', expectations: ['schema == production'])
                """);

        TrainingRecord training = BuildRecords.of(build).read().last(TrainingRecord.class, "m");
        assertThat(training.datasets()).singleElement().satisfies(dataset -> {
            assertThat(dataset.rows()).isEqualTo(60);
            assertThat(dataset.target()).isEqualTo("state");
            assertThat(dataset.check().passed()).isEqualTo(1);
        });
        assertThat(Models.registry()
                        .model(new ModelName("m"))
                        .version(1)
                        .datasets()
                        .get(0)
                        .check()
                        .run())
                .isEqualTo(new RunRef("data", 1));
        assertThat(BuildRecords.of(build)
                        .read()
                        .last(DriftRecord.class, "m")
                        .current()
                        .rows())
                .isEqualTo(60);
        jenkins.assertLogContains("The schema is that of m/1 ('train'): 3 columns.", build);
    }

    @Test
    void aVersionFromDataThatHaveNotPassedIsRefused() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
                recordDataset(name: 'train', files: 'train.csv', expectations: ['rows >= 1000 : NOTE'])
                trainModel(model: 'm', data: [[name: 'train']], artifacts: 'model.bin') {
                    writeFile file: 'model.bin', text: 'weights'
                }
                registerVersion(model: 'm')
                """);
        jenkins.assertLogContains("Of the data 'train': rows 60 is below 1000.", build);
    }

    @Test
    void whatIsWrongIsOneSentence() throws Exception {
        jenkins.assertLogContains(
                "ERROR: The expectation 'rows > 5' cannot be read",
                run(Result.FAILURE, "recordDataset(name: 'train', files: 'train.csv', expectations: ['rows > 5'])"));
        jenkins.assertLogContains(
                "ERROR: data: the input 'test' names no files, and this build has recorded no data of this name",
                run(Result.FAILURE, "trainModel(model: 'm', data: [[name: 'test']]) { echo 'not reached' }"));
        jenkins.assertLogContains(
                "ERROR: data: 'train' are not as they were recorded: the file train.csv has ",
                run(Result.FAILURE, """
                        recordDataset(name: 'train', files: 'train.csv')
                        writeFile file: 'train.csv', text: readFile('train.csv') + 'r60,1.5,new\\n'
                        trainModel(model: 'm', data: [[name: 'train']]) { echo 'not reached' }
                        """));
        jenkins.assertLogContains(
                "ERROR: recordDataset stops the build: rows 60 is below 1000.",
                run(
                        Result.FAILURE,
                        "recordDataset(name: 'train', files: 'train.csv', stopBuild: true, expectations: ['rows >= 1000 : NOTE'])"));
    }
}
