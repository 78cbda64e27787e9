package io.jenkins.plugins.mlstages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.PluginWrapper;
import hudson.model.Job;
import io.jenkins.plugins.mlstages.run.ModelChecks;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins with real class loaders, in which none of the optional plugins is installed. */
class OptionalPluginsTest {
    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension()
            .omitPlugins(
                    "checks-api",
                    "token-macro",
                    "configuration-as-code",
                    "junit",
                    "matrix-project",
                    "maven-plugin",
                    "javadoc",
                    "job-dsl");

    @Test
    void thePluginLoadsAndItsStagesRunWithoutThem() throws Throwable {
        real.then(OptionalPluginsTest::stagesRun);
    }

    private static void stagesRun(JenkinsRule jenkins) throws Throwable {
        assertThat(Jenkins.get().getPluginManager().getFailedPlugins()).isEmpty();
        assertThat(Jenkins.get().getPluginManager().getPlugins())
                .extracting(PluginWrapper::getShortName)
                .contains("ml-stages")
                .doesNotContain("checks-api", "token-macro");
        assertThat(ExtensionList.lookup(ModelChecks.class)).isEmpty();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "train");
        job.setDefinition(new CpsFlowDefinition("""
                node {
                  writeFile file: 'predictions.csv', text: 'label,score\\n1,0.9\\n0,0.2\\n1,0.7\\n0,0.4\\n1,0.3\\n0,0.1\\n'
                  validateModel(model: 'm', predictions: 'predictions.csv', label: 'label', score: 'score',
                                gates: [[metric: 'auc', atLeast: 0.5]], checksName: 'nobody hears this')
                  writeFile file: 'model.bin', text: 'weights'
                  registerVersion(model: 'm', artifacts: 'model.bin')
                  echo mlReport()
                }
                """, true));
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("Version 1 was registered.", build);
        assertThat(Jenkins.get().getItemByFullName("train", Job.class).getLastBuild())
                .isNotNull();
    }
}
