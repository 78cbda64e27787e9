package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a list of models last found, kept in one file so that a process that has just begun need not read a file for each
 * model. It is a cache: a line of it counts only while the model's log has the same length and time.
 */
final class ListSnapshot {
    static final int SCHEMA = 1;
    private static final String NAME = ".list";
    private static final JsonFactory JSON = new JsonFactory();

    private ListSnapshot() {}

    /**
     * @param size of the model's log
     * @param modified when the log was last written, in nanoseconds
     */
    record Line(long size, long modified, ModelSummary summary) {}

    static Path file(Path root) {
        return root.resolve(NAME);
    }

    /** By the name of the model's folder; empty when there is none that is whole and known to this program. */
    static Map<String, Line> read(Path root) {
        byte[] bytes = CacheFile.read(file(root), Checksum::isWhole);
        Map<String, Line> lines = new HashMap<>();
        if (bytes == null) {
            return lines;
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            json.nextFieldName();
            if (json.nextIntValue(-1) == SCHEMA) {
                json.nextFieldName();
                json.nextToken();
                while (json.nextToken() == JsonToken.START_ARRAY) {
                    lines.put(
                            json.nextTextValue(), new Line(json.nextLongValue(-1), json.nextLongValue(-1), line(json)));
                }
            }
            return lines;
        } catch (IOException | RuntimeException notOurs) {
            return new HashMap<>(); // its seal is whole, so another program wrote it
        }
    }

    private static ModelSummary line(JsonParser json) throws IOException {
        ModelSummary summary = new ModelSummary(
                json.nextTextValue(),
                json.nextIntValue(-1),
                json.nextIntValue(-1),
                map(json),
                map(json),
                LogTime.parse(json.nextTextValue()),
                json.nextTextValue());
        json.nextToken();
        return summary;
    }

    private static Map<String, Integer> map(JsonParser json) throws IOException {
        Map<String, Integer> map = new TreeMap<>();
        json.nextToken();
        for (String key; (key = json.nextFieldName()) != null; ) {
            map.put(key, json.nextIntValue(-1));
        }
        return map;
    }

    static void write(Path root, Map<String, Line> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(300 * lines.size() + 1_000);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeArrayFieldStart("models");
            for (Map.Entry<String, Line> line : lines.entrySet()) {
                ModelSummary summary = line.getValue().summary();
                json.writeStartArray();
                json.writeString(line.getKey());
                json.writeNumber(line.getValue().size());
                json.writeNumber(line.getValue().modified());
                json.writeString(summary.model());
                json.writeNumber(summary.latest());
                json.writeNumber(summary.versions());
                write(json, summary.aliases());
                write(json, summary.environments());
                json.writeString(summary.changed().toString());
                json.writeString(summary.by());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        CacheFile.write(file(root), Checksum.add(bytes.toByteArray()));
    }

    private static void write(JsonGenerator json, Map<String, Integer> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Integer> entry : map.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
