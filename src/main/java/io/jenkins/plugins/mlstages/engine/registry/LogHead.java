package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a log was after its last change, so that lines missing at its end are noticed, and the summary that lists show.
 *
 * <p>It is one block of {@link #SIZE} bytes, a JSON object followed by spaces, that is overwritten in place after the log has
 * reached the disk, without waiting for the disk itself: it may be behind the log after a crash, never ahead of it. It is
 * never the truth. A thousand of them are read for one list, hence the checksum instead of a hash, and no data binding.
 *
 * @param lines lines in the log
 * @param bytes length of the log
 * @param last hash of the last line, 64 zeros if there is none
 * @param summary {@code null} when there is no room for it, or no event yet
 */
record LogHead(long lines, long bytes, String last, ModelSummary summary) {
    static final int SCHEMA = 1;
    static final int SIZE = 4096;

    private static final JsonFactory JSON = new JsonFactory();

    static void createEmpty(Path file) throws IOException {
        if (!Files.exists(file)) {
            DurableFile.replace(file, new LogHead(0, 0, LogEntry.BEFORE_FIRST, null).block());
        }
    }

    /** @return {@code null} when the file is not there, or is not whole */
    static LogHead read(Path file) throws IOException {
        byte[] block;
        try {
            block = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (block.length != SIZE || block[SIZE - 1] != '\n') {
            return null;
        }
        int end = SIZE - 1;
        while (end > 0 && block[end - 1] == ' ') {
            end--;
        }
        if (!Checksum.isWhole(block, end)) {
            return null;
        }
        try (JsonParser json = JSON.createParser(block, 0, end)) {
            return parse(json);
        } catch (IOException | RuntimeException notOurs) {
            return null; // the checksum is right, so a newer program wrote it
        }
    }

    /** Overwrites the file in place. */
    void write(Path file) throws IOException {
        byte[] block = block();
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(block);
            if (out.length() > SIZE) {
                out.setLength(SIZE);
            }
        }
    }

    private byte[] block() throws IOException {
        byte[] json = json(summary);
        if (json.length - 1 + Checksum.LENGTH >= SIZE) {
            json = json(null);
        }
        int body = json.length - 1;
        byte[] block = Arrays.copyOf(json, SIZE);
        Checksum.put(block, body);
        Arrays.fill(block, body + Checksum.LENGTH, SIZE - 1, (byte) ' ');
        block[SIZE - 1] = '\n';
        return block;
    }

    private byte[] json(ModelSummary shown) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeNumberField("lines", lines);
            json.writeNumberField("bytes", this.bytes);
            json.writeStringField("last", last);
            if (shown != null && shown.changed() != null) {
                json.writeStringField("model", shown.model());
                json.writeNumberField("latest", shown.latest());
                json.writeNumberField("versions", shown.versions());
                json.writeNumberField("changedMicros", ChronoUnit.MICROS.between(Instant.EPOCH, shown.changed()));
                json.writeStringField("by", shown.by());
                write(json, "aliases", shown.aliases());
                write(json, "environments", shown.environments());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, Map<String, Integer> map) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> entry : map.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static LogHead parse(JsonParser json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Long> numbers = new TreeMap<>();
        Map<String, Map<String, Integer>> maps = new TreeMap<>();
        json.nextToken();
        for (String name; (name = json.nextFieldName()) != null; ) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                numbers.put(name, json.getLongValue());
            } else {
                Map<String, Integer> map = new TreeMap<>();
                for (String key; (key = json.nextFieldName()) != null; ) {
                    json.nextToken();
                    map.put(key, json.getIntValue());
                }
                maps.put(name, map);
            }
        }
        if (numbers.get("schema") != SCHEMA) {
            return null;
        }
        ModelSummary summary = !texts.containsKey("model")
                ? null
                : new ModelSummary(
                        texts.get("model"),
                        numbers.get("latest").intValue(),
                        numbers.get("versions").intValue(),
                        maps.get("aliases"),
                        maps.get("environments"),
                        Instant.EPOCH.plus(numbers.get("changedMicros"), ChronoUnit.MICROS),
                        texts.get("by"));
        return new LogHead(numbers.get("lines"), numbers.get("bytes"), texts.get("last"), summary);
    }
}
