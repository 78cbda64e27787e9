package io.jenkins.plugins.mlstages.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Parses lines of JSON objects into columns of bytes. A key that is absent, {@code null} or empty is a missing value. */
final class JsonRows {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final int PAD = 16;

    private final DataFile file;
    private final List<String> wanted;
    private final Set<String> keys;
    private final Words words;
    /** When only keys are collected, up to which line. */
    private final int collect;

    private int[][] starts;
    private int[][] ends;
    private long[] lines = new long[1024];
    private byte[] bytes = new byte[1 << 16];
    private int end;
    private int rows;

    /** @param keys that may occur; {@code wanted} are some of them */
    JsonRows(DataFile file, List<String> wanted, Set<String> keys, Words words) {
        this.file = file;
        this.wanted = wanted;
        this.keys = keys;
        this.words = words;
        this.collect = 0;
        this.starts = new int[wanted.size()][lines.length];
        this.ends = new int[wanted.size()][lines.length];
    }

    /** Adds the keys of the lines up to {@code lastLine} to {@code keys}. */
    JsonRows(DataFile file, Set<String> keys, int lastLine) {
        this.file = file;
        this.wanted = List.of();
        this.keys = keys;
        this.words = Words.NONE_MISSING;
        this.collect = lastLine;
        this.starts = new int[0][];
        this.ends = new int[0][];
    }

    int size() {
        return rows;
    }

    void parse(byte[] text, int length, long firstLine) {
        rows = 0;
        end = PAD;
        long line = firstLine;
        for (int from = 0; from < length; line++) {
            int to = from;
            boolean blank = true;
            while (to < length && text[to] != '\n') {
                blank &= text[to] <= ' ' && text[to] >= 0;
                to++;
            }
            if (!blank && (collect == 0 || line <= collect)) {
                parseLine(text, from, to - from, line);
            }
            from = to + 1;
        }
    }

    private void parseLine(byte[] text, int from, int length, long line) {
        reserve();
        lines[rows] = line;
        for (int i = 0; i < starts.length; i++) {
            starts[i][rows] = PAD;
            ends[i][rows] = PAD;
        }
        try (JsonParser json = JSON.createParser(text, from, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(line, "a JSON object was expected.");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                take(json.currentName(), json.nextToken(), json, line);
            }
            if (json.nextToken() != null) {
                throw wrong(line, "something follows the JSON object.");
            }
        } catch (JsonParseException | StreamConstraintsException e) {
            throw wrong(
                    line,
                    "it is not readable as JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".");
        } catch (IOException e) {
            throw new InputException(file.name() + ", line " + line + ": " + Json.firstLine(e) + ".", e);
        }
        rows++;
    }

    private InputException wrong(long line, String sentence) {
        return new InputException(file.name() + ", line " + line + ": " + sentence);
    }

    private void take(String key, JsonToken token, JsonParser json, long line) throws IOException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            throw wrong(line, "the key '" + key + "' has a list or an object as its value; flat values were expected.");
        }
        if (collect > 0) {
            keys.add(key);
            return;
        }
        int column = wanted.indexOf(key);
        if (column < 0) {
            if (!keys.contains(key)) {
                throw wrong(line, "the key '" + key + "' is in none of the file's first lines.");
            }
        } else if (token != JsonToken.VALUE_NULL) {
            byte[] value = json.getText().getBytes(StandardCharsets.UTF_8);
            if (end + value.length + PAD > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + value.length + PAD));
            }
            System.arraycopy(value, 0, bytes, end, value.length);
            starts[column][rows] = end;
            end += value.length;
            ends[column][rows] = end;
        }
    }

    private void reserve() {
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, rows * 2);
            for (int i = 0; i < starts.length; i++) {
                starts[i] = Arrays.copyOf(starts[i], rows * 2);
                ends[i] = Arrays.copyOf(ends[i], rows * 2);
            }
        }
    }

    Batch batch() {
        ColumnSlice[] slices = new ColumnSlice[starts.length];
        for (int i = 0; i < slices.length; i++) {
            slices[i] = new TextSlice(bytes, starts[i], 0, ends[i], 0, 0, words);
        }
        long[] places = lines;
        return new Batch(wanted, slices, rows, row -> file.name() + ", line " + places[row]);
    }
}
