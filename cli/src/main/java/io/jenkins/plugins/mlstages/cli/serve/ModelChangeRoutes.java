package io.jenkins.plugins.mlstages.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Moving aliases: the only changes that a page can make. */
final class ModelChangeRoutes {
    private final StoreModels models;
    private final String crumb;

    ModelChangeRoutes(StoreModels models, String crumb) {
        this.models = models;
        this.crumb = crumb;
    }

    Answer answer(String path, Request request) throws IOException {
        if (!path.equals("/models/api/promote") && !path.equals("/models/api/rollback")) {
            return Answer.error(405, "Only reading is possible at this address.").with("Allow", "GET, HEAD");
        }
        if (!request.method().equals("POST")) {
            return Answer.error(405, "A change is made by POST.").with("Allow", "POST");
        }
        if (request.crumb() == null
                || !MessageDigest.isEqual(request.crumb().getBytes(StandardCharsets.UTF_8), crumb.getBytes(StandardCharsets.UTF_8))) {
            return Answer.error(403, "The page is out of date: load it again and repeat the change.");
        }
        JsonNode wish = Json.tree(request.body(), "The request");
        RegisteredModel model = models.model(text(wish, "name"));
        Change change = new Change(System.getProperty("user.name", "unknown"), wish.path("comment").asText(null), null);
        String alias = text(wish, "alias");
        LogEntry entry = path.endsWith("promote")
                ? model.promote(
                        new ModelReference(model.name(), wish.path("number").asInt(0), null), alias, wish.path("force").asBoolean(false), change)
                : model.rollback(alias, change);
        ObjectNode done = Json.mapper().createObjectNode().put("schema", 1).put("kind", "changed");
        done.set("entry", Json.mapper().valueToTree(entry));
        return Answer.json(done);
    }

    private static String text(JsonNode wish, String key) {
        String value = wish.path(key).asText("");
        if (value.isBlank()) {
            throw new InputException("The request lacks '" + key + "'.");
        }
        return value;
    }
}
