package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.util.Map;

/** Pieces of answers in the form of MLflow's protocol: 64-bit numbers as numbers, doubles that are none as text. */
final class Answers {
    private Answers() {}

    static ObjectNode empty() {
        return Json.mapper().createObjectNode();
    }

    static void pairs(ObjectNode in, String name, Map<String, String> pairs) {
        ArrayNode array = in.putArray(name);
        new java.util.TreeMap<>(pairs)
                .forEach((key, value) -> array.addObject().put("key", key).put("value", value));
    }

    static void number(ObjectNode in, String name, double value) {
        if (Double.isFinite(value)) {
            in.put(name, value);
        } else {
            in.put(name, Double.toString(value));
        }
    }

    static void token(ObjectNode in, String next) {
        if (next != null) {
            in.put("next_page_token", next);
        }
    }

    static String stage(boolean deleted) {
        return deleted ? "deleted" : "active";
    }
}
