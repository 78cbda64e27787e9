package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Requests as Python's MLflow client sends them, where the Java client does not send them itself. */
public record RawCalls(String trackingUri, String token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public record Answer(int status, byte[] body, Map<String, java.util.List<String>> headers) {
        public ObjectNode json() {
            return Json.tree(body, "the answer");
        }
    }

    public Answer call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(trackingUri + "/api/2.0/" + path))
                .method(method, publisher);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(), response.body(), response.headers().map());
    }

    public ObjectNode post(String path, String body) throws IOException, InterruptedException {
        return expectFine(call("POST", "mlflow/" + path, body, "Content-Type", "application/json"));
    }

    public ObjectNode get(String path) throws IOException, InterruptedException {
        return expectFine(call("GET", "mlflow/" + path, null));
    }

    private static ObjectNode expectFine(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + ": " + new String(answer.body()));
        }
        return answer.json();
    }

    /** @param artifactUri {@code mlflow-artifacts:/...}, as Python's client turns it into an address */
    public Answer artifact(String method, String artifactUri, String path, String body)
            throws IOException, InterruptedException {
        String below = artifactUri.substring("mlflow-artifacts:/".length()) + (path.isEmpty() ? "" : "/" + path);
        return call(method, "mlflow-artifacts/artifacts/" + below, body);
    }
}
