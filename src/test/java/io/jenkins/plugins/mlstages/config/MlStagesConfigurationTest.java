package io.jenkins.plugins.mlstages.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.util.Random;
import jenkins.model.Jenkins;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MlStagesConfigurationTest {
    @Test
    void theSettingIsOffAtFirstAndSurvivesItsFormAndTheDisk(JenkinsRule jenkins) throws Exception {
        assertThat(MlStagesConfiguration.get().isModelsOfOtherFolders()).isFalse();

        MlStagesConfiguration.get().setModelsOfOtherFolders(true);
        jenkins.configRoundtrip();

        assertThat(MlStagesConfiguration.get().isModelsOfOtherFolders()).isTrue();
        assertThat(new MlStagesConfiguration().isModelsOfOtherFolders()).isTrue();
    }

    @Test
    void defaultsAndLimitsSurviveTheirFormAndTheDisk(JenkinsRule jenkins) throws Exception {
        MlStagesConfiguration settings = MlStagesConfiguration.get();
        settings.setCriticality(Criticality.FAILURE);
        settings.setCorrection("bonferroni");
        settings.setAnswerMegabytes(7);

        jenkins.configRoundtrip();

        for (MlStagesConfiguration read : new MlStagesConfiguration[] {settings, new MlStagesConfiguration()}) {
            assertThat(read.getCriticality()).isEqualTo(Criticality.FAILURE);
            assertThat(read.getCorrection()).isEqualTo("bonferroni");
            assertThat(read.getAnswerMegabytes()).isEqualTo(7);
        }
    }

    @Test
    void whatAJobCouldNotMeanIsRefused(JenkinsRule jenkins) {
        MlStagesConfiguration settings = MlStagesConfiguration.get();
        assertThatThrownBy(() -> settings.setCriticality(Criticality.NOTE)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> settings.setAnswerMegabytes(2_000))
                .hasMessage("The largest answer is 2000 MiB, but a whole number from 1 to 1024 was expected.");
        assertThat(settings.getCriticality()).isEqualTo(Criticality.UNSTABLE);
    }

    @Test
    void aFormWithOneWrongValueChangesNothingAndSaysWhatIsWrong(JenkinsRule jenkins) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.setThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = browser.goTo("configure").getFormByName("config");
            form.getSelectByName("_.criticality").setSelectedAttribute("FAILURE", true);
            form.getInputByName("_.modelsOfOtherFolders").setChecked(true);
            form.getInputByName("_.answerMegabytes").setValue("0");

            Page answer = jenkins.submit(form);

            assertThat(answer.getWebResponse().getContentAsString())
                    .contains("The largest answer is 0 MiB, but a whole number from 1 to 1024 was expected.");
        }
        for (MlStagesConfiguration read :
                new MlStagesConfiguration[] {MlStagesConfiguration.get(), new MlStagesConfiguration()}) {
            assertThat(read.getCriticality()).isEqualTo(Criticality.UNSTABLE);
            assertThat(read.isModelsOfOtherFolders()).isFalse();
            assertThat(read.getAnswerMegabytes()).isEqualTo(MlStagesConfiguration.DEFAULT_ANSWER_MEGABYTES);
        }
    }

    @Test
    void gatesThatSayNothingFollowTheDefault(JenkinsRule jenkins) throws Exception {
        MlStagesConfiguration.get().setCriticality(Criticality.FAILURE);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("""
            node {
              writeFile file: 'm.json', text: '{"auc": 0.7}'
              validateModel(model: 'price-up', metrics: 'm.json',
                            gates: [[metric: 'auc', atLeast: 0.8], [metric: 'auc', atLeast: 0.9, criticality: 'UNSTABLE']])
            }
            """, true));

        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(BuildRecords.of(build)
                        .read()
                        .last(EvaluationRecord.class, "price-up")
                        .gates())
                .extracting(gate -> gate.criticality())
                .containsExactly(Criticality.FAILURE, Criticality.UNSTABLE);
    }

    @Test
    void anAnswerLargerThanTheLimitFailsTheStep(JenkinsRule jenkins) throws Exception {
        MlStagesConfiguration.get().setAnswerMegabytes(1);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("""
            node {
              validateModel(model: 'price-up', predictions: 'p.csv', label: 'label', score: 'score', id: 'id')
            }
            """, true));
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("label,score,id\n");
        for (int i = 0; i < 150_000; i++) {
            rows.append(i % 2)
                    .append(',')
                    .append(random.nextDouble())
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        jenkins.jenkins.getWorkspaceFor(job).child("p.csv").write(rows.toString(), "UTF-8");

        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("bytes; at most 1048576 are accepted (Manage Jenkins, System, ML Stages).", build);
    }

    @Test
    void onlyAdministratorsAreAnswered(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("reader"));
        MlStagesConfiguration settings = MlStagesConfiguration.get();

        try (ACLContext reader = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThatThrownBy(settings::doFillCriticalityItems).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(settings::doFillCorrectionItems).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(() -> settings.doCheckAnswerMegabytes("1")).isInstanceOf(AccessDeniedException3.class);
        }
    }
}
