package io.jenkins.plugins.mlstages.engine.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.Arrays;

/** The JSON form of a {@link ColumnProfile}; parts that are empty are left out. */
final class ColumnJson {
    private static final String[] COUNTS = {"missing", "nan", "positiveInfinite", "negativeInfinite"};

    private ColumnJson() {}

    static void write(ColumnProfile column, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.type().id());
        if (column.rule().type() != null) {
            json.writeStringField("given", column.rule().verbatim() ? "by name" : "by type");
        }
        long[] counts = {column.missing(), column.nan(), column.positiveInfinite(), column.negativeInfinite()};
        for (int i = 0; i < COUNTS.length; i++) {
            if (counts[i] > 0) {
                json.writeNumberField(COUNTS[i], counts[i]);
            }
        }
        write("numbers", column.numbers(), json);
        write("times", column.times(), json);
        write("texts", column.texts(), json);
        json.writeEndObject();
    }

    private static void write(String field, NumberSummary numbers, JsonGenerator json) throws IOException {
        if (numbers.size() == 0) {
            return;
        }
        Packed packed = new Packed();
        json.writeObjectFieldStart(field);
        if (numbers instanceof ExactNumbers exact) {
            ExactNumbersCodec.write(exact, packed);
            json.writeStringField("values", packed.base64());
        } else {
            GriddedNumbersCodec.write((GriddedNumbers) numbers, packed);
            json.writeStringField("grid", packed.base64());
        }
        json.writeEndObject();
    }

    private static void write(String field, TextSummary texts, JsonGenerator json) throws IOException {
        if (texts.size() == 0) {
            return;
        }
        Packed packed = new Packed();
        json.writeObjectFieldStart(field);
        if (texts instanceof ExactNames exact) {
            json.writeArrayFieldStart("names");
            for (String name : exact.names()) {
                json.writeString(name);
            }
            json.writeEndArray();
            Arrays.stream(exact.counts()).forEach(packed::number);
            json.writeStringField("counts", packed.base64());
        } else {
            HashedNames hashed = (HashedNames) texts;
            Arrays.stream(hashed.counts()).forEach(packed::number);
            GriddedNumbersCodec.writeRegisters(hashed.names(), packed);
            json.writeStringField("cells", packed.base64());
        }
        json.writeEndObject();
    }

    static ColumnProfile read(JsonNode node, long rows) {
        String name = node.path("name").textValue();
        if (name == null) {
            throw new InputException("a column has no name");
        }
        try {
            return read(name, node, rows);
        } catch (InputException | ArithmeticException e) {
            throw new InputException("its column '" + name + "' " + e.getMessage(), e);
        }
    }

    private static ColumnProfile read(String name, JsonNode node, long rows) {
        ColumnType type = Arrays.stream(ColumnType.values())
                .filter(t -> t.id().equals(node.path("type").asText()))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "has the unknown type '" + node.path("type").asText() + "'"));
        ColumnRule rule =
                switch (node.path("given").asText("")) {
                    case "" -> ColumnRule.INFERRED;
                    case "by type" -> new ColumnRule(type, false);
                    case "by name" -> new ColumnRule(type, true);
                    default -> throw new InputException("has a type given in an unknown way");
                };
        long[] counts = new long[COUNTS.length];
        for (int i = 0; i < COUNTS.length; i++) {
            counts[i] = node.path(COUNTS[i]).asLong(0);
            if (counts[i] < 0) {
                throw new InputException("has the count " + counts[i] + " of " + COUNTS[i]);
            }
        }
        NumberSummary numbers = numbers(node.path("numbers"));
        NumberSummary times = numbers(node.path("times"));
        TextSummary texts = texts(node.path("texts"));
        ColumnProfile column =
                new ColumnProfile(name, rule, counts[0], counts[1], counts[2], counts[3], numbers, times, texts);
        if (Math.addExact(Math.addExact(column.present(), counts[0]), counts[1]) != rows) {
            throw new InputException(
                    "counts " + (column.present() + counts[0] + counts[1]) + " values in " + rows + " rows");
        }
        return new ColumnProfile(column, type);
    }

    private static NumberSummary numbers(JsonNode node) {
        if (node.has("values")) {
            Packed packed = new Packed(node.get("values").asText());
            ExactNumbers exact = ExactNumbersCodec.read(packed);
            packed.end();
            return exact;
        }
        if (node.has("grid")) {
            Packed packed = new Packed(node.get("grid").asText());
            GriddedNumbers grid = GriddedNumbersCodec.read(packed);
            packed.end();
            return grid;
        }
        return ExactNumbers.NONE;
    }

    private static TextSummary texts(JsonNode node) {
        if (node.has("names")) {
            return names(node.get("names"), new Packed(node.path("counts").asText()));
        }
        if (node.has("cells")) {
            Packed packed = new Packed(node.get("cells").asText());
            long[] counts = new long[HashedNames.CELLS];
            long size = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = packed.number();
                size = Math.addExact(size, counts[i]);
                if (counts[i] < 0) {
                    throw new InputException("holds the count " + counts[i]);
                }
            }
            HyperLogLog registers = GriddedNumbersCodec.readRegisters(packed);
            packed.end();
            return new HashedNames(counts, size, registers);
        }
        return ExactNames.NONE;
    }

    private static ExactNames names(JsonNode list, Packed packed) {
        if (!list.isArray()) {
            throw new InputException("holds names that are no list");
        }
        String[] names = new String[list.size()];
        long[] counts = new long[names.length];
        long size = 0;
        for (int i = 0; i < names.length; i++) {
            names[i] = list.get(i).textValue();
            counts[i] = packed.positive();
            size = Math.addExact(size, counts[i]);
            if (names[i] == null || i > 0 && names[i].compareTo(names[i - 1]) <= 0) {
                throw new InputException("holds names that are not in order");
            }
        }
        packed.end();
        return new ExactNames(names, counts, size);
    }
}
