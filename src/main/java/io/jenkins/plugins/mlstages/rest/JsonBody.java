package io.jenkins.plugins.mlstages.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import org.kohsuke.stapler.StaplerRequest2;

/** Reads what was sent with a change: JSON of limited size. */
public final class JsonBody {
    private static final int MAX_BYTES = 100_000;

    private JsonBody() {}

    /**
     * @throws InputException when it is larger, or no JSON
     */
    public static JsonNode of(StaplerRequest2 request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new InputException("The request has more than " + MAX_BYTES + " bytes.");
        }
        return Json.tree(body, "The request");
    }
}
