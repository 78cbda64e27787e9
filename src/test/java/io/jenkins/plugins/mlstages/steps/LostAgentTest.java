package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.Deployment;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The agent goes away while a block runs: what ends is recorded all the same, and says what is not known. */
@WithJenkins
class LostAgentTest {
    private JenkinsRule jenkins;
    private DumbSlave agent;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = jenkins.createOnlineSlave(Label.get("far"));
    }

    /** Starts a pipeline and waits for its first semaphore, {@code block}. */
    private WorkflowRun start(String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(body, true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("block/1", build);
        return build;
    }

    private void loseAgent() throws Exception {
        agent.toComputer().disconnect(new OfflineCause.ByCLI("power cut")).get();
    }

    private static Deployment production() throws IOException {
        return Models.registry().model(new ModelName("m")).state().deployments().get("production");
    }

    private void registerTwoVersions() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node('built-in') {
                  writeFile file: 'm.bin', text: 'weights'
                  registerVersion(model: 'm', artifacts: 'm.bin')
                  registerVersion(model: 'm', artifacts: 'm.bin')
                }
                deployVersion(reference: 'm/1', environment: 'production') { echo 'there' }
                """, true));
        jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void aFailedDeploymentMovesBackAndIsRecordedAtOnce() throws Exception {
        registerTwoVersions();
        WorkflowRun build = start("""
                catchError {
                  node('far') {
                    deployVersion(reference: 'm/2', environment: 'production', rollbackOnFailure: true) { semaphore 'block' }
                  }
                }
                semaphore 'after'
                """);
        loseAgent();
        SemaphoreStep.failure("block/1", new AbortException("no such host"));
        SemaphoreStep.waitForStart("after/1", build);

        assertThat(production().status()).isEqualTo(Deployment.Status.LIVE);
        assertThat(production().version()).isEqualTo(1);
        assertThat(BuildRecords.of(build).read().all(DeploymentRecord.class))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.succeeded()).isFalse();
                    assertThat(record.failure()).isEqualTo("no such host");
                    assertThat(record.movedBack()).isTrue();
                    assertThat(record.origin().node()).isEqualTo(agent.getNodeName());
                });
        SemaphoreStep.success("after/1", null);
        jenkins.waitForCompletion(build);
        assertThat(production().version()).isEqualTo(1);
    }

    @Test
    void aDeploymentThatWorkedStaysOneThatWorked() throws Exception {
        registerTwoVersions();
        WorkflowRun build = start(
                "node('far') { deployVersion(reference: 'm/2', environment: 'production') { semaphore 'block' } }");
        loseAgent();
        SemaphoreStep.success("block/1", null);

        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));
        assertThat(production().status()).isEqualTo(Deployment.Status.LIVE);
        assertThat(production().version()).isEqualTo(2);
    }

    @Test
    void aFailedTrainingIsRecordedWithWhatItLoggedToTheController() throws Exception {
        WorkflowRun build = start("""
                node('far') {
                  trainModel(model: 'm', mlflow: true, params: [depth: 3], metrics: 'metrics.json') {
                    writeFile file: 'env', text: "${env.MLFLOW_TRACKING_URI} ${env.MLFLOW_TRACKING_TOKEN} ${env.MLFLOW_RUN_ID}"
                    semaphore 'block'
                  }
                }
                """);
        logLoss(build);
        loseAgent();
        SemaphoreStep.failure("block/1", new AbortException("out of memory"));

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        TrainingRecord training = BuildRecords.of(build).read().last(TrainingRecord.class, "m");
        assertThat(training.succeeded()).isFalse();
        assertThat(training.failure())
                .startsWith("out of memory. What the training left in its workspace could not be read: ")
                .contains("power cut");
        assertThat(training.parameters()).containsEntry("depth", 3);
        assertThat(training.metrics().get("loss").value()).isEqualTo(0.25);
        assertThat(training.origin().node()).isEqualTo(agent.getNodeName());
    }

    @Test
    void aTrainingWhoseFilesNobodyCouldReadHasFailed() throws Exception {
        WorkflowRun build =
                start("node('far') { trainModel(model: 'm', metrics: 'metrics.json') { semaphore 'block' } }");
        loseAgent();
        SemaphoreStep.success("block/1", null);

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
        TrainingRecord training = BuildRecords.of(build).read().last(TrainingRecord.class, "m");
        assertThat(training.succeeded()).isFalse();
        assertThat(training.failure()).startsWith("What the training left in its workspace could not be read: ");
        jenkins.assertLogContains("ERROR: " + training.failure(), build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.mlstages", build);
    }

    @Test
    void aTrainingThatLoggedAllToTheControllerNeedsNoWorkspaceAtItsEnd() throws Exception {
        WorkflowRun build = start("""
                node('far') {
                  trainModel(model: 'm', mlflow: true) {
                    writeFile file: 'env', text: "${env.MLFLOW_TRACKING_URI} ${env.MLFLOW_TRACKING_TOKEN} ${env.MLFLOW_RUN_ID}"
                    semaphore 'block'
                  }
                }
                """);
        logLoss(build);
        loseAgent();
        SemaphoreStep.success("block/1", null);

        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));
        TrainingRecord training = BuildRecords.of(build).read().last(TrainingRecord.class, "m");
        assertThat(training.succeeded()).isTrue();
        assertThat(training.metrics().get("loss").value()).isEqualTo(0.25);
        jenkins.assertLogContains("What the training left in its workspace could not be read: ", build);
    }

    @Test
    void aStepThatNeedsNoWorkspaceWorksBesideALostAgent() throws Exception {
        registerTwoVersions();
        WorkflowRun build = start("""
                node('far') {
                  semaphore 'block'
                  promoteVersion(model: 'm', version: 2, alias: 'production')
                }
                """);
        loseAgent();
        SemaphoreStep.success("block/1", null);

        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));
        assertThat(Models.registry().model(new ModelName("m")).state().aliases())
                .containsEntry("production", 2);
    }

    /** What the code of the training does in its block. */
    private void logLoss(WorkflowRun build) throws Exception {
        String[] env = agent.getWorkspaceFor(build.getParent())
                .child("env")
                .readToString()
                .split(" ");
        RawCalls.Answer answer = new RawCalls(env[0], env[1])
                .call(
                        "POST",
                        "mlflow/runs/log-metric",
                        Json.text(Map.of("run_id", env[2], "key", "loss", "value", 0.25, "timestamp", 1)),
                        "Content-Type",
                        "application/json");
        assertThat(answer.status()).isEqualTo(200);
    }
}
