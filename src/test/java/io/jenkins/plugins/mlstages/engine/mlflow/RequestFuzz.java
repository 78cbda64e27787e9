package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** Requests that no client would send, about one run and the model {@code m}; the same ones for the same seed. */
public final class RequestFuzz {
    private static final List<String> FIELDS = List.of(
            "run_id",
            "run_uuid",
            "experiment_id",
            "experiment_ids",
            "name",
            "new_name",
            "key",
            "value",
            "timestamp",
            "step",
            "metrics",
            "params",
            "tags",
            "filter",
            "order_by",
            "max_results",
            "page_token",
            "view_type",
            "run_view_type",
            "status",
            "end_time",
            "start_time",
            "path",
            "metric_key",
            "version",
            "alias",
            "stage",
            "stages",
            "source",
            "description",
            "datasets",
            "dataset",
            "model_json",
            "experiment_name",
            "run_name",
            "user_id",
            "models",
            "model_id",
            "source_run_id",
            "unknown");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "");

    private final Random random;
    private final List<String> texts;

    public RequestFuzz(long seed, String run) {
        random = new Random(seed);
        texts = List.of(
                run,
                "0",
                "m",
                "1",
                "production",
                "Production",
                "",
                " ",
                "../..",
                "a/../b",
                "a//b",
                "/",
                "\u0000",
                "\uD800",
                "é\u202e",
                "x".repeat(300),
                "x".repeat(9_000),
                "NaN",
                "Infinity",
                "-1",
                "9223372036854775808",
                "1e400",
                "true",
                "RUNNING",
                "FINISHED",
                "runs:/" + run + "/model",
                "runs:/" + run + "/../..",
                "mlflow-artifacts:/0/" + run + "/artifacts",
                "file:///etc/passwd",
                "models:/m/1",
                "models:/m-" + run + "-1",
                "metrics.a > 1",
                "metrics.a >",
                "params.`a = 'x'",
                "((((",
                "tags.a LIKE '%%%%%%%%%%a'",
                "a IN ('1', '2')",
                "name DESC DESC",
                "attributes.status = 'x' AND",
                "AND AND",
                "start_time = 1e999",
                "ZnJvbS0z",
                "{}",
                "[]");
    }

    /** One request; the path is not encoded. */
    public record Request(String method, String path, Map<String, List<String>> query, byte[] body) {
        @Override
        public String toString() {
            return method + " " + path + " " + query + " " + new String(body, StandardCharsets.UTF_8);
        }
    }

    public Request next() {
        Route route = Route.ALL.get(random.nextInt(Route.ALL.size()));
        String method = random.nextInt(10) == 0 ? pick(METHODS) : route.method();
        String path =
                "/api/2.0/mlflow/" + route.path().replaceAll("\\{[a-z_]+}", Matcher.quoteReplacement(pick(texts)));
        if (random.nextInt(8) == 0) {
            path = "/api/2.0/mlflow-artifacts/artifacts/" + pick(texts) + "/" + pick(texts) + "/"
                    + pick(List.of("artifacts", "x")) + "/" + pick(texts);
            method = pick(METHODS);
        }
        byte[] body = body();
        return new Request(method, path, random.nextInt(3) == 0 ? query() : Map.of(), body);
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
            return Arrays.copyOf(json, random.nextInt(json.length + 1));
        }
        return json;
    }

    private ObjectNode object(int depth) {
        ObjectNode object = Json.mapper().createObjectNode();
        object.put("run_id", texts.get(0))
                .put("experiment_id", "0")
                .put("name", "m")
                .put("version", "1");
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
