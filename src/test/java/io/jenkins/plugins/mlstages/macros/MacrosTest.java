package io.jenkins.plugins.mlstages.macros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.pages.Stages;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MacrosTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private static String expand(WorkflowRun build, String template) throws Exception {
        return TokenMacro.expandAll(build, null, TaskListener.NULL, template);
    }

    @Test
    void templatesAreFilledFromTheBuildsRecords() throws Exception {
        WorkflowRun build = Stages.lifecycle(jenkins, jenkins.createFolder("team"), "train", 2)
                .getLastBuild();

        assertThat(expand(build, "auc ${ML_METRIC, model=\"m\", metric=\"auc\"}"))
                .isEqualTo("auc 0.8889");
        assertThat(expand(build, "${ML_METRIC, metric=\"auc\", baseline=\"production\"}"))
                .isEqualTo("\u00b10");
        assertThat(expand(build, "${ML_METRIC, metric=\"auc\", baseline=\"target\"}"))
                .isEqualTo("\u2013");
        assertThat(expand(build, "${ML_GATES, model=\"m\"}")).startsWith("PASSED: auc 0.889 ");
        assertThat(expand(build, "${ML_DRIFT}")).contains("drifted");
        assertThat(expand(build, "${ML_VERSION, model=\"/team/m\"}")).isEqualTo("team/m/2");
    }

    @Test
    void aBuildThatEndedEarlyHasDashes() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "error 'early'");
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(expand(build, "${ML_METRIC, model=\"m\", metric=\"auc\"}${ML_GATES}${ML_DRIFT}${ML_VERSION}"))
                .isEqualTo("\u2013\u2013\u2013\u2013");
    }

    @Test
    void wrongQuestionsAreErrors() throws Exception {
        WorkflowRun build =
                Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1).getLastBuild();

        assertThatThrownBy(() -> expand(build, "${ML_METRIC, metric=\"acu\"}"))
                .isInstanceOf(MacroEvaluationException.class)
                .rootCause()
                .hasMessageStartingWith("There is no metric 'acu' in this build; there are ");
        assertThatThrownBy(() -> expand(build, "${ML_METRIC, metric=\"auc\", baseline=\"prod\"}"))
                .isInstanceOf(MacroEvaluationException.class)
                .rootCause()
                .hasMessageStartingWith("There is no baseline 'prod'");
    }
}
