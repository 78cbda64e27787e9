package io.jenkins.plugins.mlstages.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import hudson.model.User;
import hudson.security.csrf.DefaultCrumbIssuer;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** MLflow's own client against a secured Jenkins with crumbs, across a restart. */
class MlflowBlockTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final Map<String, String> seen = new HashMap<>();

    private static void secure(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, hudson.model.Item.READ)
                .everywhere()
                .to("reader"));
        jenkins.jenkins.setCrumbIssuer(new DefaultCrumbIssuer(false));
    }

    private static HttpResponse<String> call(String uri, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri + "/api/2.0/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatClientsLogInABlockIsItsRecordAndRegistersVersions() throws Throwable {
        sessions.then(jenkins -> {
            secure(jenkins);
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "train");
            job.setDefinition(new CpsFlowDefinition("""
                    node {
                      trainModel(model: 'm', mlflow: true) {
                        echo "token is ${env.MLFLOW_TRACKING_TOKEN}"
                        writeFile file: 'env', text: "${env.MLFLOW_TRACKING_URI} ${env.MLFLOW_TRACKING_TOKEN} ${env.MLFLOW_RUN_ID}"
                        semaphore 'logging'
                      }
                      registerVersion(model: 'm')
                    }
                    """, true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            SemaphoreStep.waitForStart("logging/1", build);
            String[] env = jenkins.jenkins
                    .getWorkspaceFor(job)
                    .child("env")
                    .readToString()
                    .split(" ");
            seen.put("uri", env[0]);
            seen.put("token", env[1]);
            seen.put("run", env[2]);
            try (MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(env[0], env[1]))) {
                client.logParam(env[2], "depth", "7");
                client.logMetric(env[2], "auc", 0.7, 1, 1);
            }
        });
        sessions.then(jenkins -> {
            String uri = jenkins.getURL() + "mlflow";
            String token = seen.get("token");
            String run = seen.get("run");
            WorkflowRun build = jenkins.jenkins
                    .getItemByFullName("train", WorkflowJob.class)
                    .getBuildByNumber(1);
            SemaphoreStep.waitForStart("logging/1", build);
            try (MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(uri, token))) {
                client.logMetric(run, "auc", 0.8, 2, 2);
                client.setTag(run, "team", "grid");
                String artifacts =
                        client.getRun(run).getInfo().getArtifactUri().substring("mlflow-artifacts:/".length());
                assertThat(call(
                                        uri,
                                        token,
                                        "PUT",
                                        "mlflow-artifacts/artifacts/" + artifacts + "/model/MLmodel",
                                        "flavors: {}")
                                .statusCode())
                        .isEqualTo(200);
                call(uri, token, "POST", "mlflow/registered-models/create", "{\"name\": \"m\"}");
                HttpResponse<String> created = call(
                        uri,
                        token,
                        "POST",
                        "mlflow/model-versions/create",
                        "{\"name\": \"m\", \"source\": \"runs:/" + run + "/model\", \"run_id\": \"" + run + "\"}");
                assertThat(created.body()).contains("\"version\":\"1\"");
                assertThat(client.getModelVersion("m", "1").getRunId()).isEqualTo(run);
            }
            assertThat(call(uri, "mls-" + "0".repeat(64), "POST", "mlflow/runs/create", "{}")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(call(uri, null, "GET", "mlflow/experiments/search", "").body())
                    .contains("UNAUTHENTICATED");
            assertThat(call(uri, null, "POST", "mlflow/runs/create", "{}").statusCode())
                    .isEqualTo(403);

            SemaphoreStep.success("logging/1", null);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));
            jenkins.assertLogNotContains(token, build);
            jenkins.assertLogContains("token is ****", build);
            TrainingRecord record = BuildRecords.of(build).read().last(TrainingRecord.class, "m");
            assertThat(record.parameters()).containsEntry("depth", 7);
            assertThat(record.curves().series().get("auc")).containsExactly(0.7, 0.8);
            assertThat(record.tags()).containsEntry("team", "grid");
            assertThat(record.artifacts())
                    .singleElement()
                    .satisfies(file -> assertThat(file.path()).isEqualTo("model/MLmodel"));
            ModelVersion byClient = Models.registry().version(ModelReference.parse("m/1"));
            assertThat(byClient.parameters()).containsEntry("depth", 7);
            assertThat(byClient.artifacts().get(0).file().path()).isEqualTo("MLmodel");
            ModelVersion byStep = Models.registry().version(ModelReference.parse("m/2"));
            assertThat(byStep.artifacts().get(0).file().path()).isEqualTo("model/MLmodel");
            try (MlflowClient late = new MlflowClient(new BasicMlflowHostCreds(uri, token))) {
                assertThatThrownBy(() -> late.logMetric(run, "auc", 1))
                        .satisfies(e -> assertThat(((MlflowHttpException) e).getBodyMessage())
                                .contains("UNAUTHENTICATED"));
            }
            aUsersApiTokenReads(uri, run);
        });
        sessions.then(jenkins -> assertThat(
                        call(jenkins.getURL() + "mlflow", seen.get("token"), "GET", "mlflow/experiments/search", "")
                                .statusCode())
                .as("a restart opens nothing again")
                .isEqualTo(401));
    }

    private static void aUsersApiTokenReads(String uri, String run) throws Exception {
        String secret =
                User.getById("reader", true).getProperty(ApiTokenProperty.class).generateNewToken("mlflow").plainValue;
        try (MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(uri, "reader", secret))) {
            String experiment =
                    client.getExperimentByName("train").orElseThrow().getExperimentId();
            assertThat(client.searchRuns(List.of(experiment), "metrics.auc > 0.75", Service.ViewType.ACTIVE_ONLY, 10)
                            .getItems())
                    .singleElement()
                    .satisfies(found -> assertThat(found.getInfo().getRunId()).isEqualTo(run));
            assertThat(client.searchModelVersions("name = 'm'").getItems()).hasSize(2);
            assertThatThrownBy(() -> client.logMetric(run, "auc", 1))
                    .satisfies(e -> assertThat(((MlflowHttpException) e).getBodyMessage())
                            .contains("PERMISSION_DENIED"));
            String refused = Json.text(Map.of("name", "m", "alias", "production", "version", "1"));
            assertThatThrownBy(() -> client.sendPost("registered-models/alias", refused))
                    .satisfies(e -> assertThat(((MlflowHttpException) e).getBodyMessage())
                            .contains("PERMISSION_DENIED"));
        }
    }
}
