package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a client gets.
 *
 * @param status HTTP status
 * @param type content type
 * @param length of the body in bytes, -1 when it is not known before
 * @param body writes it
 */
public record MlflowAnswer(int status, String type, long length, Body body) {
    private static final String JSON = "application/json";
    /** An artifact is never anything that a browser would show. */
    private static final String BYTES = "application/octet-stream";

    /** Writes the body once; resources are opened and closed inside. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static MlflowAnswer json(ObjectNode answer) {
        return json(200, answer);
    }

    static MlflowAnswer file(long length, Body body) {
        return new MlflowAnswer(200, BYTES, length, body);
    }

    public static MlflowAnswer error(MlflowError code, String sentence) {
        return json(
                code.status(),
                Json.mapper().createObjectNode().put("error_code", code.name()).put("message", sentence));
    }

    private static MlflowAnswer json(int status, ObjectNode answer) {
        byte[] utf8 = Json.text(answer).getBytes(StandardCharsets.UTF_8);
        return new MlflowAnswer(status, JSON, utf8.length, out -> out.write(utf8));
    }

    public boolean isFile() {
        return type.equals(BYTES);
    }
}
