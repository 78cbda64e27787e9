package io.jenkins.plugins.mlstages.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import io.jenkins.plugins.mlstages.engine.mlflow.RequestFuzz;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.Dispatcher;

/** Requests that no client would send, over HTTP and with the token of a block: all are answered, and the block goes on. */
@WithJenkins
class MlflowHttpFuzzTest {
    private static final int REQUESTS = 1_500;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private JenkinsRule jenkins;

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI uri(RawCalls calls, RequestFuzz.Request request) {
        String path = Stream.of(request.path().split("/", -1))
                .map(MlflowHttpFuzzTest::encoded)
                .collect(Collectors.joining("/"));
        String query = request.query().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return URI.create(calls.trackingUri() + path + (query.isEmpty() ? "" : "?" + query));
    }

    private static HttpResponse<byte[]> send(RawCalls calls, RequestFuzz.Request request) throws Exception {
        HttpRequest.BodyPublisher body = request.method().equals("HEAD")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
        HttpRequest sent = HttpRequest.newBuilder(uri(calls, request))
                .method(request.method(), body)
                .header("Authorization", "Bearer " + calls.token())
                .header("Content-Type", "application/json")
                .build();
        try {
            return HTTP.send(sent, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException closed) {
            // after what it refuses by itself, the web server ends the connection that the client would use again
            return HTTP.send(sent, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** Only in tests, Stapler repeats the path in headers of the answer, and long ones do not fit. */
    @BeforeEach
    void withoutTrace(JenkinsRule rule) {
        jenkins = rule;
        Dispatcher.TRACE = false;
    }

    @AfterEach
    void trace() {
        Dispatcher.TRACE = true;
    }

    @Test
    void everyRequestIsAnsweredInWordsAndTheBlockGoesOn() throws Exception {
        OpenBlock block = OpenBlock.start(jenkins, "train", "");
        assertThat(block.register("m").status()).isEqualTo(200);
        RequestFuzz fuzz = new RequestFuzz(20_251_125, block.runId());
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            RequestFuzz.Request request = fuzz.next();
            if (request.method().isEmpty()) {
                continue; // is no HTTP
            }
            HttpResponse<byte[]> answer = send(block.calls(), request);
            String all = request.toString();
            String shown = all.substring(0, Math.min(500, all.length())) + " -> " + answer.statusCode();
            assertThat(answer.statusCode()).as(shown).isIn(200, 400, 403, 404, 414);
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            if (json && !request.method().equals("HEAD")) {
                JsonNode tree = Json.tree(answer.body(), shown);
                assertThat(tree.has("error_code")).as(shown).isEqualTo(answer.statusCode() != 200);
            }
            statuses.merge(answer.statusCode(), 1, Integer::sum);
        }
        assertThat(statuses.get(200))
                .as("some are good by chance: %s", statuses)
                .isGreaterThan(50);

        RawCalls.Answer tooLarge =
                block.call("POST", "runs/set-tag", Map.of("key", "k", "value", "x".repeat(2_100_000)));
        assertThat(OpenBlock.error(tooLarge))
                .startsWith("INVALID_PARAMETER_VALUE")
                .contains("at most 2000000 bytes");
        RawCalls.Answer tooDeep = block.calls().call("POST", "mlflow/runs/set-tag", "{\"a\": ".repeat(2_000));
        assertThat(OpenBlock.error(tooDeep))
                .startsWith("INVALID_PARAMETER_VALUE")
                .contains("not readable as JSON");
        block.call("POST", "runs/restore", Map.of("run_id", block.runId())); // it may have been deleted by chance
        RawCalls.Answer logged =
                block.call("POST", "runs/set-tag", Map.of("run_id", block.runId(), "key", "after", "value", "all"));
        assertThat(logged.status()).isEqualTo(200);
        block.end();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(block.build()));
    }
}
