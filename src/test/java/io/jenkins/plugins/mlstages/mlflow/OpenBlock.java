package io.jenkins.plugins.mlstages.mlflow;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The block of a training that waits, as the code in it sees MLflow.
 *
 * @param calls with the block's token
 * @param runId what the block is told to log to
 */
record OpenBlock(WorkflowRun build, RawCalls calls, String runId, String semaphore) {
    /**
     * Starts a training of the model {@code m} in a job of this full name; a folder is made where there is none.
     *
     * @param before steps that come before the training, in the same node
     */
    static OpenBlock start(JenkinsRule jenkins, String jobName, String before) throws Exception {
        int slash = jobName.lastIndexOf('/');
        Folder folder = slash < 0 ? null : jenkins.createProject(Folder.class, jobName.substring(0, slash));
        WorkflowJob job = slash < 0
                ? jenkins.createProject(WorkflowJob.class, jobName)
                : folder.createProject(WorkflowJob.class, jobName.substring(slash + 1));
        String semaphore = jobName.replace('/', '-');
        job.setDefinition(new CpsFlowDefinition("node {\n" + before + """

                  trainModel(model: 'm', mlflow: true) {
                    writeFile file: 'env', text: "${env.MLFLOW_TRACKING_URI} ${env.MLFLOW_TRACKING_TOKEN} ${env.MLFLOW_RUN_ID}"
                    semaphore '%s'
                  }
                }
                """.formatted(semaphore), true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart(semaphore + "/1", build);
        String[] env =
                jenkins.jenkins.getWorkspaceFor(job).child("env").readToString().split(" ");
        return new OpenBlock(build, new RawCalls(env[0], env[1]), env[2], semaphore + "/1");
    }

    void end() {
        SemaphoreStep.success(semaphore, null);
    }

    /** Logs a file as the model and asks for a version of it. */
    RawCalls.Answer register(String model) throws Exception {
        String artifacts = calls.get("runs/get?run_id=" + runId)
                .at("/run/info/artifact_uri")
                .asText();
        calls.artifact("PUT", artifacts, "model/MLmodel", "flavors: {}");
        call("POST", "registered-models/create", Map.of("name", model));
        return call(
                "POST",
                "model-versions/create",
                Map.of("name", model, "source", "runs:/" + runId + "/model", "run_id", runId));
    }

    RawCalls.Answer call(String method, String path, Map<String, String> body) throws Exception {
        return calls.call(method, "mlflow/" + path, Json.text(body), "Content-Type", "application/json");
    }

    static String error(RawCalls.Answer answer) {
        ObjectNode json = answer.json();
        return json.path("error_code").asText() + ": " + json.path("message").asText();
    }
}
