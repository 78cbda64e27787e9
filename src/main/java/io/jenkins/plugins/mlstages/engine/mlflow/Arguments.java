package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of one call, from its JSON body or its address, read in the types of MLflow's protocol: 64-bit numbers also as
 * text, numbers that are none as {@code "NaN"}, names of an enumeration also by number. Unknown fields are ignored; one of a
 * wrong type is refused with its name.
 */
final class Arguments {
    private static final int SHOWN = 100;

    private final ObjectNode fields;

    private Arguments(ObjectNode fields) {
        this.fields = fields;
    }

    static Arguments of(MlflowRequest request) throws IOException {
        ObjectNode fields = Json.mapper().createObjectNode();
        byte[] body = request.body().readNBytes(Limits.MAX_JSON + 1);
        if (body.length > Limits.MAX_JSON) {
            throw MlflowException.invalid(
                    "Requests must be at most " + Limits.MAX_JSON + " bytes; this one has more. Please split it up.");
        }
        if (!new String(body, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            fields = Json.tree(body, "The request");
        }
        for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
            if (parameter.getValue().size() == 1) {
                fields.put(parameter.getKey(), parameter.getValue().get(0));
            } else {
                ArrayNode values = fields.putArray(parameter.getKey());
                parameter.getValue().forEach(values::add);
            }
        }
        return new Arguments(fields);
    }

    /** These fields, and one that was part of the path. */
    Arguments with(String name, String value) {
        ObjectNode more = fields.deepCopy();
        more.put(name, value);
        return new Arguments(more);
    }

    boolean has(String name) {
        return fields.hasNonNull(name);
    }

    /** {@code null} when it is not given. */
    String text(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, value, "a text");
        }
        return value.textValue();
    }

    String text(String name, int most) {
        return limited(name, text(name), most);
    }

    /** Not given or empty is an error. */
    String required(String name) {
        String value = text(name);
        if (value == null || value.isEmpty()) {
            throw MlflowException.invalid("Missing value for required parameter '" + name + "'.");
        }
        return value;
    }

    /** Not given is an error, empty is a value. */
    String given(String name, int most) {
        if (!has(name)) {
            throw MlflowException.invalid("Missing value for required parameter '" + name + "'.");
        }
        return text(name, most);
    }

    String required(String name, int most) {
        return limited(name, required(name), most);
    }

    private static String limited(String name, String value, int most) {
        if (value != null && value.length() > most) {
            throw MlflowException.invalid("'" + name + "' had length " + value.length()
                    + ", which exceeded length limit of " + most + ": " + shorten(value));
        }
        return value;
    }

    /** The id of a run under its present or its former name. */
    String runId() {
        return has("run_id") || !has("run_uuid") ? required("run_id") : required("run_uuid");
    }

    long integer(String name, long otherwise) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return value.longValue();
            }
            if (value.isTextual()) {
                return Long.parseLong(value.textValue());
            }
            if (value.isFloatingPointNumber()
                    && value.doubleValue() == Math.rint(value.doubleValue())
                    && Math.abs(value.doubleValue()) < 1e15) {
                return (long) value.doubleValue();
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name, value, "a 64-bit integer");
    }

    /** How many are wanted at most; 0 and less or too many are refused. */
    int limit(String name, int otherwise, int most) {
        long limit = integer(name, otherwise);
        if (limit < 1 || limit > most) {
            throw MlflowException.invalid("Invalid value for request parameter " + name
                    + ": it must be at least 1 and at most " + most + ", but got " + limit + ".");
        }
        return (int) limit;
    }

    double number(String name) {
        JsonNode value = fields.path(name);
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isTextual()) {
            switch (value.textValue()) {
                case "NaN", "Infinity", "-Infinity" -> {
                    return Double.parseDouble(value.textValue());
                }
                default -> {
                    if (value.textValue().matches("[-+]?[0-9.]{1,40}(?:[eE][-+]?\\d{1,4})?")) {
                        try {
                            return Double.parseDouble(value.textValue());
                        } catch (NumberFormatException e) {
                            // told below
                        }
                    }
                }
            }
        }
        throw value.isMissingNode() || value.isNull()
                ? MlflowException.invalid("Missing value for required parameter '" + name + "'.")
                : wrong(name, value, "a 64-bit floating point number");
    }

    boolean flag(String name) {
        JsonNode value = fields.path(name);
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "true":
                return true;
            case "false":
                return false;
            default:
                throw wrong(name, value, "true or false");
        }
    }

    /** @param numbers the number of each constant in MLflow's protocol, from 1, in the order of declaration */
    <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        E[] all = type.getEnumConstants();
        for (E constant : all) {
            if (constant.name().equals(value.asText())
                    || value.asText().equals(Integer.toString(constant.ordinal() + 1))) {
                return constant;
            }
        }
        throw wrong(name, value, "one of " + List.of(all));
    }

    List<String> texts(String name, int most) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(name, most)) {
            if (!value.isTextual() && !value.isIntegralNumber()) {
                throw wrong(name, value, "a text");
            }
            texts.add(value.asText());
        }
        return texts;
    }

    List<Arguments> objects(String name, int most) {
        List<Arguments> objects = new ArrayList<>();
        for (JsonNode value : array(name, most)) {
            if (!(value instanceof ObjectNode object)) {
                throw wrong(name, value, "an object");
            }
            objects.add(new Arguments(object));
        }
        return objects;
    }

    /** An object inside, empty when it is not given. */
    Arguments object(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return new Arguments(Json.mapper().createObjectNode());
        }
        if (value instanceof ObjectNode object) {
            return new Arguments(object);
        }
        throw wrong(name, value, "an object");
    }

    /** Tags, or anything else of objects with key and value; a later one replaces an earlier one. */
    Map<String, String> pairs(String name, int most, int longestValue) {
        Map<String, String> pairs = new TreeMap<>();
        for (Arguments pair : objects(name, most)) {
            pairs.put(Names.key(pair.required("key")), pair.has("value") ? pair.text("value", longestValue) : "");
        }
        return pairs;
    }

    private Iterable<JsonNode> array(String name, int most) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value); // an address that names a list once
        }
        if (!value.isArray()) {
            throw wrong(name, value, "a list");
        }
        if (value.size() > most) {
            throw MlflowException.invalid("A request can contain at most " + most + " " + name + ". Got " + value.size()
                    + " " + name + ". Please split up " + name + " across multiple requests and try again.");
        }
        return value;
    }

    private static MlflowException wrong(String name, JsonNode value, String expected) {
        return MlflowException.invalid("Invalid value " + shorten(value.toString()) + " for parameter '" + name
                + "' supplied: " + expected + " was expected.");
    }

    static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
