package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;

/**
 * The registry's answers as JSON, the same for the command line, the pages and scripts. The fields are those of the records
 * that they are made of.
 */
public final class RegistryJson {
    private static final int SCHEMA = 1;

    private RegistryJson() {}

    /** {@code {"schema":1,"models":[...],"problems":[...]}}: see {@link ModelList}. */
    public static ObjectNode models(ModelList list) {
        return of(list);
    }

    /**
     * {@code {"schema":1,"model":...,"aliases":{...},"deployments":{...},"versions":[{"number":1,"aliases":[...],...}]}};
     * each version has its {@link VersionState}, {@code metrics} and {@code origin}, or a {@code problem} in words.
     *
     * @param state now or as of some time
     */
    public static ObjectNode versions(RegisteredModel model, ModelState state) {
        ObjectNode json = answer();
        json.put("model", state.model().full());
        if (state.description() != null) {
            json.put("description", state.description());
        }
        json.set("aliases", tree(state.aliases()));
        json.set("deployments", tree(state.deployments()));
        ArrayNode versions = json.putArray("versions");
        for (VersionState version : state.versions()) {
            ObjectNode one = (ObjectNode) tree(version);
            try {
                ModelVersion file = model.version(version);
                one.set("origin", tree(file.origin()));
                one.set("metrics", tree(file.metrics()));
            } catch (IOException e) {
                one.put("problem", e.getMessage());
            }
            versions.add(one);
        }
        return json;
    }

    /** Everything about one version: what was registered, and over it what happened since. */
    public static ObjectNode version(ModelVersion file, VersionState state) {
        ObjectNode json = answer();
        json.put("kind", "version");
        json.put("reference", file.reference());
        ObjectNode registered = (ObjectNode) tree(file);
        json.setAll(registered);
        ObjectNode now = (ObjectNode) tree(state);
        now.remove("artifacts"); // the file's say more
        json.setAll(now);
        return json;
    }

    /** {@code {"schema":1,"model":...,"events":[...]}}: see {@link LogEntry}. */
    public static ObjectNode events(String model, Iterable<LogEntry> entries) {
        ObjectNode json = answer();
        json.put("model", model);
        ArrayNode events = json.putArray("events");
        entries.forEach(entry -> events.add(tree(entry)));
        return json;
    }

    /** Any of this package's records, with its schema. */
    public static ObjectNode of(Object value) {
        ObjectNode json = answer();
        json.setAll((ObjectNode) tree(value));
        return json;
    }

    private static ObjectNode answer() {
        return Json.mapper().createObjectNode().put("schema", SCHEMA);
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(Object value) {
        return Json.mapper().valueToTree(value);
    }
}
