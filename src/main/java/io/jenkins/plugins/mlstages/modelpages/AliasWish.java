package io.jenkins.plugins.mlstages.modelpages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.rest.JsonBody;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Somebody wants an alias moved.
 *
 * @param name the model's
 * @param alias which one
 * @param number the version it shall point to, 0 where that follows from the history
 * @param force move it whatever the version's gates said
 * @param comment why, {@code null} when nothing was said
 */
record AliasWish(String name, String alias, int number, boolean force, String comment) {
    @FunctionalInterface
    interface Permitted {
        /** The model, when whoever asks may move its aliases; else this throws. */
        RegisteredModel model(String name) throws IOException;
    }

    static AliasWish of(StaplerRequest2 request) throws IOException {
        JsonNode wish = JsonBody.of(request);
        return new AliasWish(
                text(wish, "name"),
                text(wish, "alias"),
                wish.path("number").asInt(0),
                wish.path("force").asBoolean(false),
                wish.path("comment").asText(null));
    }

    private static String text(JsonNode wish, String key) {
        String value = wish.path(key).asText("");
        if (value.isBlank()) {
            throw new InputException("The request lacks '" + key + "'.");
        }
        return value;
    }

    ObjectNode promote(Permitted permitted) throws IOException {
        RegisteredModel model = permitted.model(name);
        return done(model.promote(new ModelReference(model.name(), number, null), alias, force, change()));
    }

    ObjectNode rollBack(Permitted permitted) throws IOException {
        return done(permitted.model(name).rollback(alias, change()));
    }

    private Change change() {
        return new Change(Jenkins.getAuthentication2().getName(), comment, null);
    }

    private static ObjectNode done(LogEntry entry) {
        ObjectNode done = Json.mapper().createObjectNode().put("schema", 1).put("kind", "changed");
        done.set("entry", Json.mapper().valueToTree(entry));
        return done;
    }
}
