package io.jenkins.plugins.mlstages.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A JSON object with a strong {@code ETag}; 304 for a client that has it already. What a user asked for wrongly is answered
 * with 400 and one sentence.
 */
public final class JsonAnswer implements HttpResponse {
    private final int status;
    private final byte[] json;

    private JsonAnswer(int status, ObjectNode body) {
        this.status = status;
        json = Json.text(body).getBytes(StandardCharsets.UTF_8);
    }

    public static HttpResponse of(Callable<ObjectNode> view) {
        try {
            return new JsonAnswer(HttpServletResponse.SC_OK, view.call());
        } catch (InputException e) {
            return error(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static HttpResponse error(int status, String sentence) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("schema", 1).put("kind", "error").put("message", sentence);
        return new JsonAnswer(status, body);
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-cache");
        if (status == HttpServletResponse.SC_OK) {
            String tag = '"' + Sha256.of(json).substring(0, 32) + '"';
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
