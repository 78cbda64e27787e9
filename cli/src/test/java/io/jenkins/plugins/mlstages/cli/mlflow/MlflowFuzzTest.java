package io.jenkins.plugins.mlstages.cli.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowAnswer;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowInterface;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowRequest;
import io.jenkins.plugins.mlstages.engine.mlflow.Route;
import io.jenkins.plugins.mlstages.engine.mlflow.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no client would send: each is answered, none breaks anything, and no file appears outside of the store. */
class MlflowFuzzTest {
    private static final int REQUESTS = 6_000;
    private static final List<String> FIELDS = List.of(
            "run_id", "run_uuid", "experiment_id", "experiment_ids", "name", "new_name", "key", "value", "timestamp", "step", "metrics",
            "params", "tags", "filter", "order_by", "max_results", "page_token", "view_type", "run_view_type", "status", "end_time", "start_time",
            "path", "metric_key", "version", "alias", "stage", "stages", "source", "description", "datasets", "dataset", "model_json",
            "experiment_name", "run_name", "user_id", "models", "model_id", "source_run_id", "unknown");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "");

    @TempDir
    Path folder;

    private final Random random = new Random(20_251_125);
    private MlflowInterface calls;
    private List<String> texts;

    @BeforeEach
    void open() throws IOException {
        LocalStore store = new LocalStore(folder.resolve("store"));
        calls = new MlflowInterface(new Session(new StoreTracking(store), new StoreModelStore(store, List.of()), "me"));
        String run = Json.tree(answer("POST", "runs/create", "{}"), "run").at("/run/info/run_id").asText();
        answer("POST", "registered-models/create", "{\"name\": \"m\"}");
        answer("PUT", "/api/2.0/mlflow-artifacts/artifacts/0/" + run + "/artifacts/model/MLmodel", "x");
        answer("POST", "model-versions/create", "{\"name\": \"m\", \"source\": \"runs:/" + run + "/model\"}");
        texts = List.of(run, "0", "m", "1", "production", "Production", "", " ", "../..", "a/../b", "a//b", "/", "\u0000", "\uD800",
                "é\u202e", "x".repeat(300), "x".repeat(9_000), "NaN", "Infinity", "-1", "9223372036854775808", "1e400", "true", "RUNNING",
                "FINISHED", "runs:/" + run + "/model", "runs:/" + run + "/../..", "mlflow-artifacts:/0/" + run + "/artifacts", "file:///etc/passwd",
                "models:/m/1", "models:/m-" + run + "-1", "metrics.a > 1", "metrics.a >", "params.`a = 'x'", "((((", "tags.a LIKE '%%%%%%%%%%a'",
                "a IN ('1', '2')", "name DESC DESC", "attributes.status = 'x' AND", "AND AND", "start_time = 1e999", "ZnJvbS0z", "{}", "[]");
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
            Route route = Route.ALL.get(random.nextInt(Route.ALL.size()));
            String method = random.nextInt(10) == 0 ? pick(METHODS) : route.method();
            String path = route.path().replaceAll("\\{[a-z_]+}", java.util.regex.Matcher.quoteReplacement(pick(texts)));
            if (random.nextInt(8) == 0) {
                path = "/api/2.0/mlflow-artifacts/artifacts/" + pick(texts) + "/" + pick(texts) + "/" + pick(List.of("artifacts", "x")) + "/" + pick(texts);
                method = pick(METHODS);
            }
            byte[] body = body();
            Map<String, List<String>> query = random.nextInt(3) == 0 ? query() : Map.of();
            String shown = method + " " + path + " " + query + " " + new String(body, StandardCharsets.UTF_8);

            MlflowAnswer answer;
            try {
                answer = send(method, path, query, body);
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(shown, e);
            }
            assertThat(answer.status()).as(shown).isIn(200, 400, 403, 404, 501);
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
        assertThat(refused("runs/log-batch", "{\"run_id\": \"" + texts.get(0) + "\", \"metrics\": ["
                        + "{\"key\": \"m\", \"value\": 1, \"timestamp\": 1},".repeat(1_000) + "{\"key\": \"m\", \"value\": 1, \"timestamp\": 1}]}"))
                .contains("at most 1000 metrics");
        assertThat(refused("runs/log-batch", "{\"run_id\": \"" + texts.get(0) + "\", \"params\": ["
                        + "{\"key\": \"p\", \"value\": \"1\"},".repeat(100) + "{\"key\": \"p\", \"value\": \"1\"}]}"))
                .contains("at most 100 params");
        assertThat(refused("runs/log-parameter", "{\"run_id\": \"" + texts.get(0) + "\", \"key\": \"" + "k".repeat(251) + "\", \"value\": \"1\"}"))
                .contains("exceeded length limit of 250");
        assertThat(refused("runs/log-parameter", "{\"run_id\": \"" + texts.get(0) + "\", \"key\": \"k\", \"value\": \"" + "v".repeat(6_001) + "\"}"))
                .contains("exceeded length limit of 6000");
        assertThat(refused("runs/set-tag", "{\"run_id\": \"" + texts.get(0) + "\", \"key\": \"k\", \"value\": \"" + "v".repeat(8_001) + "\"}"))
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

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Map<String, List<String>> query() {
        Map<String, List<String>> query = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            query.put(pick(FIELDS), random.nextBoolean() ? List.of(pick(texts)) : List.of(pick(texts), pick(texts)));
        }
        return query;
    }

    private byte[] body() {
        int kind = random.nextInt(20);
        if (kind == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] json = Json.text(object(0)).getBytes(StandardCharsets.UTF_8);
        if (kind == 1) {
            return java.util.Arrays.copyOf(json, random.nextInt(json.length + 1));
        }
        return json;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = Json.mapper().createObjectNode();
        object.put("run_id", texts.get(0)).put("experiment_id", "0").put("name", "m").put("version", "1");
        for (int i = random.nextInt(8); i > 0; i--) {
            String field = pick(FIELDS);
            switch (random.nextInt(depth > 3 ? 6 : 9)) {
                case 0 -> object.put(field, random.nextLong());
                case 1 -> object.put(field, random.nextDouble());
                case 2 -> object.put(field, random.nextBoolean());
                case 3 -> object.putNull(field);
                case 4, 5 -> object.put(field, pick(texts));
                case 6 -> object.set(field, object(depth + 1));
                default -> {
                    ArrayNode array = object.putArray(field);
                    for (int k = random.nextInt(4); k > 0; k--) {
                        if (random.nextBoolean()) {
                            array.add(object(depth + 1));
                        } else {
                            array.add(pick(texts));
                        }
                    }
                }
            }
        }
        return object;
    }
}
