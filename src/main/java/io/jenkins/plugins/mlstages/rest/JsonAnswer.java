package io.jenkins.plugins.mlstages.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.registry.DamagedModelException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.access.AccessDeniedException;

/**
 * A JSON object with a strong {@code ETag}; 304 for a client that has it already. Errors are JSON too, with one sentence: 400
 * for what was asked for wrongly, 403 for what is not permitted, 404 for what is not there or may not be seen, 500 for what
 * is damaged or cannot be read on the disk.
 */
public final class JsonAnswer implements HttpResponse {
    private static final Logger LOGGER = Logger.getLogger(JsonAnswer.class.getName());

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
        } catch (AccessDeniedException e) {
            return error(HttpServletResponse.SC_FORBIDDEN, e.getMessage() + ".");
        } catch (NotFoundException e) {
            return error(HttpServletResponse.SC_NOT_FOUND, e.getMessage());
        } catch (DamagedModelException e) {
            LOGGER.warning(e.getMessage());
            return error(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, e::getMessage);
            return error(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, sentence(e));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the engine says is a sentence; an error of the file system is no more than the name of a file. */
    private static String sentence(IOException e) {
        String message = e.getMessage();
        return message == null || e instanceof FileSystemException || !message.endsWith(".")
                ? "What was asked for could not be read; the log of Jenkins says why."
                : message;
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
            String tag = Sha256.of(json).substring(0, 32);
            response.setHeader("ETag", '"' + tag + '"');
            String known = request.getHeader("If-None-Match");
            if (known != null && known.contains(tag)) { // a server that packs answers may have put something behind it
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        try (OutputStream out = response.getCompressedOutputStream(request)) {
            out.write(json);
        }
    }
}
