package io.jenkins.plugins.mlstages.engine.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of a {@link RowSample}: the hashes, and for each column with texts its names and each row's choice of them. */
final class SampleJson {
    private SampleJson() {}

    static void write(DatasetProfile profile, JsonGenerator json) throws IOException {
        RowSample sample = profile.sample();
        if (sample.hashes().length == 0) {
            return;
        }
        json.writeObjectFieldStart("sample");
        Packed hashes = new Packed().number(sample.hashes().length);
        for (long hash : sample.hashes()) {
            hashes.fixed(hash);
        }
        json.writeStringField("hashes", hashes.base64());
        json.writeObjectFieldStart("columns");
        for (int i = 0; i < profile.columns().size(); i++) {
            write(profile.columns().get(i).name(), sample.names(), i, json);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(String column, String[][] rows, int index, JsonGenerator json) throws IOException {
        Map<String, Integer> names = new TreeMap<>();
        for (String[] row : rows) {
            if (row[index] != null) {
                names.put(row[index], 0);
            }
        }
        if (names.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(column);
        json.writeArrayFieldStart("names");
        int next = 1;
        for (Map.Entry<String, Integer> entry : names.entrySet()) {
            entry.setValue(next++);
            json.writeString(entry.getKey());
        }
        json.writeEndArray();
        Packed choices = new Packed();
        for (String[] row : rows) {
            choices.number(row[index] == null ? 0 : names.get(row[index]));
        }
        json.writeStringField("rows", choices.base64());
        json.writeEndObject();
    }

    static RowSample read(JsonNode node, List<ColumnProfile> columns) {
        if (!node.isObject()) {
            return RowSample.NONE;
        }
        Packed packed = new Packed(node.path("hashes").asText());
        long[] hashes = new long[packed.count(RowSample.SIZE)];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = packed.fixed();
            if (i > 0 && Long.compareUnsigned(hashes[i], hashes[i - 1]) <= 0) {
                throw new InputException("its sample is not in order");
            }
        }
        packed.end();
        String[][] names = new String[hashes.length][columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            JsonNode column = node.path("columns").path(columns.get(i).name());
            if (column.isObject()) {
                read(column, names, i);
            }
        }
        return new RowSample(hashes, names);
    }

    private static void read(JsonNode column, String[][] rows, int index) {
        List<String> names = new ArrayList<>();
        column.path("names").forEach(name -> names.add(name.asText()));
        Packed packed = new Packed(column.path("rows").asText());
        for (String[] row : rows) {
            int choice = packed.count(names.size());
            row[index] = choice == 0 ? null : names.get(choice - 1);
        }
        packed.end();
    }
}
