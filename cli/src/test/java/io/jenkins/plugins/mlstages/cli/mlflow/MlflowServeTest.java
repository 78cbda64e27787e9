package io.jenkins.plugins.mlstages.cli.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.serve.PagesServer;
import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** MLflow's own Java client against {@code serve}; what only the Python client does is sent as it sends it. */
class MlflowServeTest {
    @TempDir
    Path folder;

    private LocalStore store;
    private PagesServer server;
    private MlflowClient client;
    private RawCalls raw;

    @BeforeEach
    void start() throws IOException {
        store = new LocalStore(folder.resolve("store"));
        server = PagesServer.start(store, "127.0.0.1", 0);
        String uri = server.address() + "mlflow";
        client = new MlflowClient(new BasicMlflowHostCreds(uri));
        raw = new RawCalls(uri, null);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aRunBecomesATrainingOfTheModelThatTheExperimentIsCalledAfter() throws Exception {
        String experiment = client.createExperiment("/Users/me/price-up");
        String run = client.createRun(experiment).getRunId();
        client.logParam(run, "depth", "7");
        client.logParam(run, "loss", "squared");
        IntStream.range(0, 5).forEach(i -> client.logMetric(run, "rmse", 2.0 - i / 4.0, 1_000 + i, i));
        client.logMetric(run, "final", Double.NaN);
        client.setTag(run, "team", "grid");
        assertThat(raw.artifact("PUT", client.getRun(run).getInfo().getArtifactUri(), "model/model.json", "{}").status())
                .isEqualTo(200);
        client.setTerminated(run);

        LocalStore.Run kept = store.latestRun(new ModelName("Users/me/price-up")).orElseThrow();
        TrainingRecord record = kept.records().read().last(TrainingRecord.class, "Users/me/price-up");
        assertThat(record.succeeded()).isTrue();
        assertThat(record.parameters()).containsEntry("depth", 7).containsEntry("loss", "squared");
        assertThat(record.metrics().get("rmse").value()).isEqualTo(1.0);
        assertThat(record.metrics().get("final").reason()).isEqualTo("the value is NaN");
        assertThat(record.curves().steps()).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(record.curves().series().get("rmse")).containsExactly(2.0, 1.75, 1.5, 1.25, 1.0);
        assertThat(record.tags()).containsEntry("team", "grid");
        assertThat(record.artifacts()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("model/model.json");
            assertThat(file.bytes()).isEqualTo(2);
        });
    }

    @Test
    void whatWasLoggedIsReadBack() {
        String experiment = client.createExperiment("e");
        Service.RunInfo info = client.createRun(experiment);
        client.logParam(info.getRunId(), "a", "1");
        client.logMetric(info.getRunId(), "m", Double.NEGATIVE_INFINITY, 5, -3);
        client.logMetric(info.getRunId(), "m", 4.5, 6, 9_000_000_000L);
        client.setTag(info.getRunId(), "t", "x");
        client.setTag(info.getRunId(), "t", "y");
        client.setTag(info.getRunId(), "gone", "y");
        client.deleteTag(info.getRunId(), "gone");

        Service.Run run = client.getRun(info.getRunId());
        assertThat(run.getInfo().getStatus()).isEqualTo(Service.RunStatus.RUNNING);
        assertThat(run.getInfo().getExperimentId()).isEqualTo(experiment);
        assertThat(run.getInfo().getStartTime()).isPositive();
        assertThat(run.getData().getParamsList()).singleElement().satisfies(p -> assertThat(p.getValue()).isEqualTo("1"));
        assertThat(run.getData().getMetricsList()).singleElement().satisfies(m -> {
            assertThat(m.getValue()).isEqualTo(4.5);
            assertThat(m.getStep()).isEqualTo(9_000_000_000L);
        });
        assertThat(run.getData().getTagsList().stream().map(t -> t.getKey() + "=" + t.getValue()))
                .contains("t=y")
                .noneMatch(t -> t.startsWith("gone"));
        assertThat(client.getMetricHistory(info.getRunId(), "m").stream().map(Service.Metric::getValue))
                .containsExactly(Double.NEGATIVE_INFINITY, 4.5);
    }

    @Test
    void aParameterNeverChanges() {
        String run = client.createRun("0").getRunId();
        client.logParam(run, "a", "1");
        client.logParam(run, "a", "1");
        assertThatThrownBy(() -> client.logParam(run, "a", "2"))
                .isInstanceOf(MlflowHttpException.class)
                .hasMessageContaining("400")
                .satisfies(e -> assertThat(((MlflowHttpException) e).getBodyMessage())
                        .contains("INVALID_PARAMETER_VALUE")
                        .contains("Changing param values is not allowed. Param with key='a' was already logged with value='1'"));
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAll() {
        String run = client.createRun("0").getRunId();
        client.logParam(run, "a", "1");
        List<Service.Metric> metrics =
                List.of(Service.Metric.newBuilder().setKey("m").setValue(1).setTimestamp(1).setStep(0).build());
        List<Service.Param> params = List.of(Service.Param.newBuilder().setKey("a").setValue("2").build());
        assertThatThrownBy(() -> client.logBatch(run, metrics, params, List.of())).isInstanceOf(MlflowHttpException.class);
        assertThat(client.getRun(run).getData().getMetricsCount()).isZero();

        client.logBatch(run, metrics, List.of(), List.of(Service.RunTag.newBuilder().setKey("k").setValue("v").build()));
        assertThat(client.getRun(run).getData().getMetricsCount()).isEqualTo(1);
    }

    @Test
    void runsAreSearchedSortedAndPaged() {
        String experiment = client.createExperiment("sweep");
        for (int i = 0; i < 7; i++) {
            String run = client.createRun(Service.CreateRun.newBuilder()
                            .setExperimentId(experiment)
                            .setStartTime(1_000 + i)
                            .setRunName("run " + i)
                            .build())
                    .getRunId();
            client.logMetric(run, "a.b", i);
            client.logParam(run, "model", i % 2 == 0 ? "tree" : "line");
        }
        List<String> ids = List.of(experiment);
        assertThat(names(client.searchRuns(ids, "metrics.`a.b` >= 2 AND params.model = 'tree'", Service.ViewType.ACTIVE_ONLY, 10,
                        List.of("metrics.\"a.b\" DESC")).getItems()))
                .containsExactly("run 6", "run 4", "run 2");
        assertThat(names(client.searchRuns(ids, "attributes.run_name LIKE '%3' and status = \"RUNNING\"",
                        Service.ViewType.ALL, 10).getItems()))
                .containsExactly("run 3");

        var page = client.searchRuns(ids, "", Service.ViewType.ACTIVE_ONLY, 3, List.of("start_time"));
        List<String> all = new ArrayList<>(names(page.getItems()));
        for (var next = page.getNextPage(); next.getItems().iterator().hasNext(); next = next.getNextPage()) {
            all.addAll(names(next.getItems()));
        }
        assertThat(all).containsExactly("run 0", "run 1", "run 2", "run 3", "run 4", "run 5", "run 6");
        assertThatThrownBy(() -> active("metrics.a LIKE 'x'", ids)).isInstanceOf(MlflowHttpException.class);
    }

    private List<Service.Run> active(String filter, List<String> experiments) {
        return client.searchRuns(experiments, filter, Service.ViewType.ACTIVE_ONLY, 1_000).getItems();
    }

    private static List<String> names(Iterable<Service.Run> runs) {
        List<String> names = new ArrayList<>();
        runs.forEach(run -> names.add(run.getInfo().getRunName()));
        return names;
    }

    @Test
    void runsAndExperimentsArePutAwayAndBroughtBack() {
        String experiment = client.createExperiment("e");
        String run = client.createRun(experiment).getRunId();
        client.deleteRun(run);
        assertThat(active("", List.of(experiment))).isEmpty();
        assertThat(client.searchRuns(List.of(experiment), "", Service.ViewType.DELETED_ONLY, 10).getItems()).hasSize(1);
        assertThatThrownBy(() -> client.logMetric(run, "m", 1)).isInstanceOf(MlflowHttpException.class);
        client.restoreRun(run);
        client.logMetric(run, "m", 1);

        client.renameExperiment(experiment, "f");
        client.setExperimentTag(experiment, "k", "v");
        client.deleteExperiment(experiment);
        assertThat(client.getExperimentByName("f").orElseThrow().getLifecycleStage()).isEqualTo("deleted");
        assertThat(client.searchExperiments("name = 'f'").getItems()).isEmpty();
        client.restoreExperiment(experiment);
        assertThat(client.searchExperiments("tags.k = 'v'").getItems()).singleElement()
                .satisfies(e -> assertThat(e.getName()).isEqualTo("f"));
        assertThat(client.getExperimentByName("none")).isEmpty();
        assertThatThrownBy(() -> client.createExperiment("f"))
                .satisfies(e -> assertThat(((MlflowHttpException) e).getBodyMessage()).contains("RESOURCE_ALREADY_EXISTS"));
    }

    @Test
    void aModelIsRegisteredPromotedAndDownloaded() throws Exception {
        String run = client.createRun(client.createExperiment("price-up")).getRunId();
        String uri = client.getRun(run).getInfo().getArtifactUri();
        raw.artifact("PUT", uri, "model/MLmodel", "flavors: {}");
        raw.artifact("PUT", uri, "model/data/weights.bin", "0123456789");
        client.logMetric(run, "rmse", 0.5);
        client.setTerminated(run);

        assertThat(raw.post("registered-models/create", "{\"name\": \"price-up\"}").at("/registered_model/name").asText())
                .isEqualTo("price-up");
        assertThat(raw.call("POST", "mlflow/registered-models/create", "{\"name\": \"price-up\"}").json().path("error_code").asText())
                .isEqualTo("RESOURCE_ALREADY_EXISTS");
        JsonNode created = raw.post("model-versions/create", "{\"name\": \"price-up\", \"source\": \"" + uri + "/model\", \"run_id\": \"" + run
                + "\", \"tags\": [{\"key\": \"stage\", \"value\": \"first\"}]}");
        assertThat(created.at("/model_version/version").asText()).isEqualTo("1");
        assertThat(created.at("/model_version/status").asText()).isEqualTo("READY");

        raw.post("registered-models/alias", "{\"name\": \"price-up\", \"alias\": \"production\", \"version\": \"1\"}");
        ModelVersion version = client.getModelVersion("price-up", "1");
        assertThat(version.getRunId()).isEqualTo(run);
        assertThat(version.getSource()).isEqualTo(uri + "/model");
        assertThat(version.getCurrentStage()).isEqualTo("Production");
        assertThat(version.getAliasesList()).containsExactly("production");
        assertThat(version.getTagsList()).singleElement().satisfies(t -> assertThat(t.getValue()).isEqualTo("first"));
        assertThat(client.getRegisteredModel("price-up").getLatestVersionsList()).hasSize(1);
        assertThat(client.getLatestVersions("price-up", List.of("Production"))).hasSize(1);
        assertThat(client.searchModelVersions("name = 'price-up' AND run_id IN ('" + run + "')").getItems()).hasSize(1);
        assertThat(raw.get("registered-models/alias?name=price-up&alias=production").at("/model_version/version").asText()).isEqualTo("1");

        String download = client.getModelVersionDownloadUri("price-up", "1");
        JsonNode listed = raw.call("GET", "mlflow-artifacts/artifacts?path=" + download.substring("mlflow-artifacts:/".length()), null).json();
        assertThat(listed.at("/files/0/path").asText()).isEqualTo("MLmodel");
        assertThat(listed.at("/files/1/is_dir").asBoolean()).isTrue();
        RawCalls.Answer file = raw.artifact("GET", download, "data/weights.bin", null);
        assertThat(new String(file.body())).isEqualTo("0123456789");
        assertThat(file.headers().get("content-disposition")).containsExactly("attachment");
    }

    @Test
    void aModelIsDeletedWholeUnlessSomethingPointsToItAndItsNumbersAreNotGivenAgain() throws Exception {
        String run = client.createRun(client.createExperiment("old")).getRunId();
        raw.artifact("PUT", client.getRun(run).getInfo().getArtifactUri(), "m.bin", "0123456789");
        String version = "{\"name\": \"old\", \"source\": \"runs:/" + run + "/\", \"run_id\": \"" + run + "\"}";
        String model = "{\"name\": \"old\"}";
        raw.post("registered-models/create", "{\"name\": \"old\", \"tags\": [{\"key\": \"team\", \"value\": \"grid\"}]}");
        raw.post("model-versions/create", version);
        raw.post("model-versions/create", version);
        raw.post("registered-models/alias", "{\"name\": \"old\", \"alias\": \"production\", \"version\": \"2\"}");

        RawCalls.Answer refused = raw.call("DELETE", "mlflow/registered-models/delete", model);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
        assertThat(refused.json().path("message").asText()).contains("none of its versions is", "'production'");
        assertThat(client.searchModelVersions("name = 'old'").getItems()).hasSize(2);

        raw.call("DELETE", "mlflow/registered-models/alias", "{\"name\": \"old\", \"alias\": \"production\"}");
        assertThat(raw.call("DELETE", "mlflow/registered-models/delete", model).status()).isEqualTo(200);
        assertThat(raw.call("GET", "mlflow/registered-models/get?name=old", null).json().path("error_code").asText())
                .isEqualTo("RESOURCE_DOES_NOT_EXIST");
        assertThat(client.searchModelVersions("name = 'old'").getItems()).isEmpty();
        assertThat(raw.get("registered-models/search").path("registered_models")).isEmpty();
        assertThat(raw.call("DELETE", "mlflow/registered-models/delete", model).status()).isEqualTo(404);

        JsonNode again = raw.post("registered-models/create", model).path("registered_model");
        assertThat(again.path("tags")).isEmpty();
        assertThat(raw.post("model-versions/create", version).at("/model_version/version").asText()).isEqualTo("3");
        assertThat(raw.call("POST", "mlflow/registered-models/set-tag",
                        "{\"name\": \"old\", \"key\": \"mlflow.deleted\", \"value\": \"true\"}").status())
                .isEqualTo(400);
    }

    @Test
    void whatAnEnvironmentHasIsNotDeleted() throws Exception {
        String run = client.createRun(client.createExperiment("live")).getRunId();
        raw.artifact("PUT", client.getRun(run).getInfo().getArtifactUri(), "m.bin", "0123456789");
        raw.post("registered-models/create", "{\"name\": \"live\"}");
        String version = "{\"name\": \"live\", \"source\": \"runs:/" + run + "/\", \"run_id\": \"" + run + "\"}";
        raw.post("model-versions/create", version);
        raw.post("model-versions/create", version);
        RegisteredModel model = ModelRegistry.open(store.models(), new FolderArtifactStore(store.artifacts()))
                .model(new ModelName("live"));
        long id = model.deployments().start(1, "eu", Change.by("anna")).line();
        model.deployments().succeed(id, Change.by("anna"));

        for (String refused : List.of("model-versions", "registered-models")) {
            RawCalls.Answer answer = raw.call("DELETE", "mlflow/" + refused + "/delete", "{\"name\": \"live\", \"version\": \"1\"}");
            assertThat(answer.status()).as(refused).isEqualTo(400);
            assertThat(answer.json().path("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
            assertThat(answer.json().path("message").asText()).contains("'eu'");
        }
        assertThat(client.searchModelVersions("name = 'live'").getItems()).hasSize(2);

        model.deployments().undeploy("eu", Change.by("anna"));
        raw.call("DELETE", "mlflow/model-versions/delete", "{\"name\": \"live\", \"version\": \"1\"}");
        assertThat(client.searchModelVersions("name = 'live'").getItems())
                .singleElement()
                .satisfies(left -> assertThat(left.getVersion()).isEqualTo("2"));
        assertThat(raw.call("DELETE", "mlflow/registered-models/delete", "{\"name\": \"live\"}").status()).isEqualTo(200);
    }

    @Test
    void artifactsAreListedAsPythonListsThem() throws Exception {
        String run = client.createRun("0").getRunId();
        String uri = client.getRun(run).getInfo().getArtifactUri();
        raw.artifact("PUT", uri, "plots/a.png", "png");
        raw.artifact("PUT", uri, "top.txt", "text");

        assertThat(raw.get("artifacts/list?run_id=" + run).path("files").findValuesAsText("path")).containsExactly("plots", "top.txt");
        assertThat(raw.get("artifacts/list?run_id=" + run + "&path=plots").path("files").findValuesAsText("path")).containsExactly("plots/a.png");
        assertThat(raw.get("artifacts/list?run_id=" + run).path("root_uri").asText()).isEqualTo(uri);
        assertThat(raw.artifact("GET", uri, "none.txt", null).status()).isEqualTo(404);
        for (String bad : List.of("../x", "a/../../x", "a//b", "%2e%2e/x", "a%5Cb", "a%00b")) {
            assertThat(raw.artifact("PUT", uri, bad, "x").status()).as(bad).isIn(400, 404);
        }
        raw.artifact("DELETE", uri, "plots", null);
        assertThat(raw.get("artifacts/list?run_id=" + run).path("files").findValuesAsText("path")).containsExactly("top.txt");
    }

    @Test
    void modelsOfMlflow3AreSavedAndRegistered() throws Exception {
        String experiment = client.createExperiment("three");
        String run = client.createRun(experiment).getRunId();
        JsonNode model = raw.post("logged-models", "{\"experiment_id\": \"" + experiment + "\", \"name\": \"model\", \"source_run_id\": \"" + run
                + "\", \"params\": [{\"key\": \"depth\", \"value\": \"3\"}]}").path("model");
        String id = model.at("/info/model_id").asText();
        raw.artifact("PUT", model.at("/info/artifact_uri").asText(), "MLmodel", "flavors: {}");
        assertThat(raw.call("PATCH", "mlflow/logged-models/" + id, "{\"status\": \"LOGGED_MODEL_READY\"}").json().at("/model/info/status").asText())
                .isEqualTo("LOGGED_MODEL_READY");
        raw.post("runs/outputs", "{\"run_id\": \"" + run + "\", \"models\": [{\"model_id\": \"" + id + "\", \"step\": 0}]}");
        assertThat(raw.get("logged-models/" + id).at("/model/data/params/0/value").asText()).isEqualTo("3");
        assertThat(raw.post("logged-models/search", "{\"experiment_ids\": [\"" + experiment + "\"]}").at("/models/0/info/model_id").asText()).isEqualTo(id);
        assertThat(raw.get("logged-models/" + id + "/artifacts/directories").at("/files/0/path").asText()).isEqualTo("MLmodel");
        assertThat(raw.get("artifacts/list?run_id=" + run + "&path=model").at("/files/0/path").asText()).isEqualTo("model/MLmodel");

        raw.post("registered-models/create", "{\"name\": \"three\"}");
        assertThat(raw.post("model-versions/create", "{\"name\": \"three\", \"source\": \"models:/" + id + "\", \"run_id\": \"" + run + "\"}")
                        .at("/model_version/version").asText())
                .isEqualTo("1");
    }

    @Test
    void browsersAndForeignHostsAreNotAnswered() throws Exception {
        assertThat(raw.call("POST", "mlflow/experiments/create", "{\"name\": \"x\"}", "Origin", "http://evil.example").status()).isEqualTo(403);
        assertThat(raw.call("POST", "mlflow/experiments/create", "{\"name\": \"x\"}", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(client.getExperimentByName("x")).isEmpty();
        assertThat(raw.call("POST", "mlflow/no/such", "{}").json().path("error_code").asText()).isEqualTo("ENDPOINT_NOT_FOUND");
    }

    @Test
    void twoHundredClientsAtOnceLogWithoutAnError() throws Exception {
        String experiment = client.createExperiment("crowd");
        String shared = client.createRun(experiment).getRunId();
        ExecutorService threads = Executors.newFixedThreadPool(200);
        List<Callable<String>> clients = IntStream.range(0, 200).<Callable<String>>mapToObj(i -> () -> {
            try (MlflowClient own = new MlflowClient(new BasicMlflowHostCreds(raw.trackingUri()))) {
                String run = own.createRun(experiment).getRunId();
                own.logMetric(run, "m", i);
                own.logMetric(shared, "m", i, 1, i);
                own.setTerminated(run);
                return run;
            }
        }).toList();
        List<Future<String>> all = threads.invokeAll(clients);
        threads.shutdown();
        List<String> runs = new ArrayList<>();
        for (Future<String> one : all) {
            runs.add(one.get());
        }
        assertThat(runs).doesNotHaveDuplicates();
        assertThat(client.getMetricHistory(shared, "m")).hasSize(200);
        assertThat(active("attributes.status = 'FINISHED'", List.of(experiment))).hasSize(200);
    }
}
