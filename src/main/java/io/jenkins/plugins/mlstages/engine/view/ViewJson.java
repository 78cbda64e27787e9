package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;

/** How every view begins: with the number of its form. */
final class ViewJson {
    /** The form of all views; it is raised when a key changes its meaning or goes, not when one is added. */
    static final int SCHEMA = 1;

    private ViewJson() {}

    static ObjectNode start(String kind) {
        return object().put("schema", SCHEMA).put("kind", kind);
    }

    static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    static ArrayNode array() {
        return Json.mapper().createArrayNode();
    }

    /** A record, with the page of its commit where that is known. */
    static ObjectNode record(StageRecord record) {
        ObjectNode tree = tree(record);
        if (record.origin() != null) { // a comparison made for a reader has none
            CommitPages.put((ObjectNode) tree.path("origin"), record.origin().source());
        }
        return tree;
    }

    static <T extends JsonNode> T tree(Object value) {
        return Json.mapper().valueToTree(value);
    }
}
