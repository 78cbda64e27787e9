package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a view's JSON, in which what is absent may be left out or {@code null}. */
final class Fields {
    private Fields() {}

    static String text(JsonNode node, String key) {
        JsonNode field = node.path(key);
        return field.isMissingNode() || field.isNull() ? null : field.asText();
    }

    static Double number(JsonNode node, String key) {
        JsonNode field = node.path(key);
        return field.isNumber() ? (Double) field.doubleValue() : null;
    }

    static boolean has(JsonNode node, String key) {
        return node.path(key).isContainerNode() && !node.path(key).isEmpty();
    }

    static List<JsonNode> list(JsonNode node, String key) {
        List<JsonNode> list = new ArrayList<>();
        node.path(key).forEach(list::add);
        return list;
    }

    /** Numbers of an array; {@code null} for what is none. */
    static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(item -> numbers.add(item.isNumber() ? (Double) item.doubleValue() : null));
        return numbers;
    }

    static List<String> texts(JsonNode node, String key) {
        return list(node, key).stream().map(JsonNode::asText).toList();
    }
}
