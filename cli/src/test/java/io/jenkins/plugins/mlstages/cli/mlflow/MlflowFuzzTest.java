package io.jenkins.plugins.mlstages.cli.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowAnswer;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowInterface;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowRequest;
import io.jenkins.plugins.mlstages.engine.mlflow.RequestFuzz;
import io.jenkins.plugins.mlstages.engine.mlflow.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no client would send: each is answered, none breaks anything, and no file appears outside of the store. */
class MlflowFuzzTest {
    private static final int REQUESTS = 6_000;

    @TempDir
    Path folder;

    private MlflowInterface calls;
    private RequestFuzz fuzz;
    private String run;

    @BeforeEach
    void open() throws IOException {
        LocalStore store = new LocalStore(folder.resolve("store"));
        calls = new MlflowInterface(new Session(new StoreTracking(store), new StoreModelStore(store, List.of()), "me"));
        run = Json.tree(answer("POST", "runs/create", "{}"), "run").at("/run/info/run_id").asText();
        answer("POST", "registered-models/create", "{\"name\": \"m\"}");
        answer("PUT", "/api/2.0/mlflow-artifacts/artifacts/0/" + run + "/artifacts/model/MLmodel", "x");
        answer("POST", "model-versions/create", "{\"name\": \"m\", \"source\": \"runs:/" + run + "/model\"}");
        fuzz = new RequestFuzz(20_251_125, run);
    }

    private byte[] answer(String method, String path, String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        send(method, path, Map.of(), body.getBytes(StandardCharsets.UTF_8)).body().writeTo(out);
        return out.toByteArray();
    }

    private MlflowAnswer send(String method, String path, Map<String, List<String>> query, byte[] body) throws IOException {
        String whole = path.startsWith("/") ? path : "/api/2.0/mlflow/" + path;
        return calls.answer(new MlflowRequest(method, whole, query, new ByteArrayInputStream(body)));
    }

    @Test
    void everyRequestIsAnsweredInWords() throws IOException {
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            RequestFuzz.Request request = fuzz.next();
            String shown = request.toString();

            MlflowAnswer answer;
            try {
                answer = send(request.method(), request.path(), request.query(), request.body());
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(shown, e);
            }
            assertThat(answer.status()).as(shown).isIn(200, 400, 403, 404);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            answer.body().writeTo(out);
            if (!answer.isFile()) {
                ObjectNode json = Json.tree(out.toByteArray(), shown);
                assertThat(json.has("error_code")).as(shown).isEqualTo(answer.status() != 200);
            }
            statuses.merge(answer.status(), 1, Integer::sum);
        }
        assertThat(statuses.get(200)).as("some are good by chance: %s", statuses).isGreaterThan(100);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("store"));
        }
    }

    @Test
    void whatIsTooLargeTooDeepOrTooMuchIsRefused() throws IOException {
        assertThat(refused("runs/log-batch", "{\"run_id\": \"" + run + "\", \"metrics\": ["
                        + "{\"key\": \"m\", \"value\": 1, \"timestamp\": 1},".repeat(1_000) + "{\"key\": \"m\", \"value\": 1, \"timestamp\": 1}]}"))
                .contains("at most 1000 metrics");
        assertThat(refused("runs/log-batch", "{\"run_id\": \"" + run + "\", \"params\": ["
                        + "{\"key\": \"p\", \"value\": \"1\"},".repeat(100) + "{\"key\": \"p\", \"value\": \"1\"}]}"))
                .contains("at most 100 params");
        assertThat(refused("runs/log-parameter", "{\"run_id\": \"" + run + "\", \"key\": \"" + "k".repeat(251) + "\", \"value\": \"1\"}"))
                .contains("exceeded length limit of 250");
        assertThat(refused("runs/log-parameter", "{\"run_id\": \"" + run + "\", \"key\": \"k\", \"value\": \"" + "v".repeat(6_001) + "\"}"))
                .contains("exceeded length limit of 6000");
        assertThat(refused("runs/set-tag", "{\"run_id\": \"" + run + "\", \"key\": \"k\", \"value\": \"" + "v".repeat(8_001) + "\"}"))
                .contains("exceeded length limit of 8000");
        assertThat(refused("experiments/create", "{\"name\": \"" + "x".repeat(2_100_000) + "\"}")).contains("at most 2000000 bytes");
        assertThat(refused("experiments/create", "{\"a\": ".repeat(2_000))).contains("not readable as JSON");
        assertThat(refused("experiments/create", "[1]")).contains("no JSON object");
        assertThat(refused("experiments/create", "{\"name\": 7}")).contains("Invalid value 7 for parameter 'name'");
        assertThat(refused("experiments/create", "{}")).contains("Missing value for required parameter 'name'");
    }

    @Test
    void unknownFieldsAreIgnored() throws IOException {
        assertThat(Json.tree(answer("POST", "experiments/create", "{\"name\": \"x\", \"from_the_future\": {\"a\": [1]}}"), "answer").has("experiment_id"))
                .isTrue();
    }

    private String refused(String path, String body) throws IOException {
        ObjectNode answer = Json.tree(answer("POST", path, body), "answer");
        assertThat(answer.path("error_code").asText()).isEqualTo("INVALID_PARAMETER_VALUE");
        return answer.path("message").asText();
    }
}
