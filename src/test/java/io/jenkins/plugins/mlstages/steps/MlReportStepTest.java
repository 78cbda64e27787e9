package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.mlstages.freestyle.MlStagesBuilder;
import io.jenkins.plugins.mlstages.pages.Stages;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MlReportStepTest {
    private static final String VALIDATE = """
            writeFile file: 'predictions.csv', text: 'label,score\\n1,0.9\\n0,0.2\\n1,0.7\\n0,0.4\\n1,0.3\\n0,0.1\\n'
            validateModel(model: 'm', predictions: 'predictions.csv', label: 'label', score: 'score',
                          gates: [[metric: 'auc', atLeast: 0.99, criticality: 'NOTE']])
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        return jenkins.buildAndAssertStatus(expected, Stages.job(jenkins.jenkins, "train", body));
    }

    @Test
    void writesHtmlIntoTheWorkspaceAndReturnsIt() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, VALIDATE + """
                def text = mlReport(file: 'out/ml-report.html')
                echo "same: ${text == readFile('out/ml-report.html')}, whole: ${text.endsWith('</html>\\n')}"
                archiveArtifacts 'out/ml-report.html'
                """);

        jenkins.assertLogContains("same: true, whole: true", build);
        jenkins.assertLogContains("[ML Stages] Wrote the report to out/ml-report.html.", build);
        assertThat(build.getArtifactManager().root().child("out/ml-report.html").isFile())
                .isTrue();
    }

    @Test
    void returnsMarkdownWithLinksToThePages() throws Exception {
        JenkinsLocationConfiguration.get().setUrl("https://ci.example.com/jenkins/");
        WorkflowRun build = run(Result.SUCCESS, VALIDATE + "echo mlReport()");

        jenkins.assertLogContains("# Report of train #\u200b1", build);
        jenkins.assertLogContains("[Open the page](https://ci.example.com/jenkins/job/train/1/ml-stages/)", build);
        jenkins.assertLogContains("**Noted.** The gate failed.", build);
    }

    @Test
    void withoutAnAddressOfJenkinsThereAreNoLinks() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);

        jenkins.assertLogNotContains("Open the page", run(Result.SUCCESS, VALIDATE + "echo mlReport()"));
    }

    @Test
    void needsNoNodeWhenItWritesNothing() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", VALIDATE);
        job.setDefinition(new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition(
                "node {\n" + VALIDATE + "}\necho mlReport(format: 'html').take(15)", true));

        jenkins.assertLogContains("<!DOCTYPE html>", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void reportsOneModelOfSeveral() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, VALIDATE + """
                trainModel(model: 'other', params: [depth: 3]) { }
                echo mlReport(model: 'other')
                """);

        jenkins.assertLogContains("## other", build);
        jenkins.assertLogNotContains("## m\n", build);
    }

    @Test
    void wrongInputIsOneSentence() throws Exception {
        jenkins.assertLogContains(
                "ERROR: The report's file 'report.pdf' does not say its format: a name that ends with .html or .md was expected.",
                run(Result.FAILURE, "mlReport(file: 'report.pdf')"));
    }

    @Test
    void nothingIsWrittenOutsideTheWorkspace() throws Exception {
        jenkins.assertLogContains(
                "ERROR: file: '../report.html' lies outside the workspace; a path inside it was expected.",
                run(Result.FAILURE, "mlReport(file: '../report.html')"));
    }

    @Test
    void anAbsolutePathIsOutsideToo() throws Exception {
        jenkins.assertLogContains(
                "ERROR: file: '/tmp/report.html' lies outside the workspace; a path inside it was expected.",
                run(Result.FAILURE, "mlReport(file: '/tmp/report.html')"));
    }

    @Test
    void jobsWithoutAPipelineHaveItsForm() throws Exception {
        MlReportStep step = new MlReportStep();
        step.setFile("ml-report.html");
        step.setFormat("html");
        step.setModel("price-up");

        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new MlStagesBuilder(List.of(step)));

        jenkins.configRoundtrip(job);

        MlStagesBuilder saved = job.getBuildersList().get(MlStagesBuilder.class);
        jenkins.assertEqualDataBoundBeans(step, saved.getStages().get(0));
    }
}
