package io.jenkins.plugins.mlstages.engine.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Hyperparameters: flat names with text, numbers or truth values; a list is kept as its JSON text. */
public final class Parameters {
    private static final int MAX_TEXT = 4_000;

    private Parameters() {}

    static Map<String, Object> read(Path file, String shown) throws IOException {
        Map<String, Object> values = new TreeMap<>();
        StructuredFile.read(file, shown, "params").forEach((name, node) -> values.put(name, scalar(name, node)));
        return values;
    }

    /** Parameters given as a map in a pipeline or on the command line; nested maps join their names by a dot. */
    public static Map<String, Object> flat(Map<?, ?> given) {
        Map<String, Object> values = new TreeMap<>();
        flatten("", given, values);
        return values;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, Object> flat) {
        map.forEach((key, value) -> {
            String name = prefix + key;
            StructuredFile.checkName(name, "params");
            if (value instanceof Map<?, ?> nested) {
                flatten(name + ".", nested, flat);
            } else {
                flat.put(name, scalar(name, value));
            }
        });
    }

    private static Object scalar(String name, Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof JsonNode node) {
            return node.isTextual()
                    ? text(name, node.textValue())
                    : node.isBoolean()
                            ? (Object) node.booleanValue()
                            : node.isIntegralNumber() && node.canConvertToLong()
                                    ? (Object) node.longValue()
                                    : node.isNumber() && Double.isFinite(node.doubleValue())
                                            ? (Object) node.doubleValue()
                                            : node.isNull()
                                                    ? ""
                                                    : text(name, node.isNumber() ? node.asText() : node.toString());
        }
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        return text(name, value instanceof Collection<?> ? Json.text(value) : value.toString());
    }

    /**
     * @throws InputException when the value is not of a kind that is kept, or longer than any file may hold one
     */
    static void check(String name, Object value) {
        boolean plain = value instanceof Boolean
                || value instanceof Number
                || value instanceof String text && text.length() <= MlrunsRun.MAX_TEXT;
        if (!plain) {
            throw new InputException("params: '" + name + "' is no truth value, number or text of at most "
                    + MlrunsRun.MAX_TEXT + " characters.");
        }
    }

    private static String text(String name, String value) {
        if (value.length() > MAX_TEXT) {
            throw new InputException("params: '" + name + "' has " + value.length() + " characters; at most " + MAX_TEXT
                    + " were expected.");
        }
        return value;
    }
}
