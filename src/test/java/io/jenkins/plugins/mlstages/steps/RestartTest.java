package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.run.MlStagesAction;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @Test
    void aTrainingGoesOnAfterARestartInsideItsBlockAndPagesStandAfterAnother() throws Throwable {
        session.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "train");
            job.setDefinition(new CpsFlowDefinition("""
                    node {
                        writeFile file: 'train.csv', text: 'x,y\\n1,a\\n2,b\\n3,a\\n'
                        def t = trainModel(model: 'm', data: [[name: 'train', files: 'train.csv', target: 'y']],
                                           params: [depth: 3], metrics: 'metrics.json', artifacts: 'model.bin') {
                            semaphore 'training'
                            writeFile file: 'metrics.json', text: '{"loss": 0.25}'
                            writeFile file: 'model.bin', text: 'weights'
                        }
                        echo "loss ${t.metrics.loss}"
                        echo registerVersion(model: 'm', aliases: ['production']).reference
                    }
                    """, true));
            SemaphoreStep.waitForStart("training/1", job.scheduleBuild2(0).waitForStart());
        });
        session.then(jenkins -> {
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("train", WorkflowJob.class)
                    .getBuildByNumber(1);
            SemaphoreStep.success("training/1", null);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

            RunRecords.Contents contents = BuildRecords.of(build).read();
            TrainingRecord training = contents.last(TrainingRecord.class, "m");
            assertThat(training.succeeded()).isTrue();
            assertThat(training.datasets().get(0).rows()).isEqualTo(3);
            assertThat(training.metrics().get("loss").value()).isEqualTo(0.25);
            assertThat(BuildRecords.of(build).profile(training.datasets().get(0).profile()))
                    .exists();
            jenkins.assertLogContains("loss 0.25", build);
        });
        session.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getItemByFullName("train", WorkflowJob.class);
            WorkflowRun build = job.getBuildByNumber(1);
            MlStagesAction action = build.getAction(MlStagesAction.class);
            assertThat(action.getModels()).singleElement().satisfies(model -> {
                assertThat(model.getModel()).isEqualTo("m");
                assertThat(model.getVersion()).isEqualTo(1);
            });
            assertThat(action.getRun()).isSameAs(build);
            assertThat(Models.registry()
                            .version(ModelReference.parse("m@production"))
                            .parameters())
                    .containsEntry("depth", 3);

            JenkinsRuleClient client = new JenkinsRuleClient(jenkins);
            HtmlPage page = client.page(build, "ml-stages");
            DomNode place = page.querySelector(".ml-stages[data-page=build][data-api=api]");
            assertThat(place).isNotNull();
            assertThat(client.json(build, "ml-stages/api/build"))
                    .contains("\"kind\":\"build\"")
                    .contains("\"value\":0.25");
            assertThat(client.page(build, "").asNormalizedText()).contains("m").contains("version 1");

            build.keepLog(false);
            build.delete();
            assertThat(client.page(job, "").getWebResponse().getStatusCode()).isEqualTo(200);
            assertThat(Models.registry()
                            .version(ModelReference.parse("m/1"))
                            .metrics()
                            .get("loss")
                            .value())
                    .isEqualTo(0.25);
        });
    }
}
