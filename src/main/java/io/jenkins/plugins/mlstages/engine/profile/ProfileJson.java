package io.jenkins.plugins.mlstages.engine.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The kept form of a {@link DatasetProfile}: JSON with numbers packed into Base64, its last field the SHA-256 of all bytes
 * before that field.
 */
public final class ProfileJson {
    /** The schema that {@link #write} writes and the newest one that {@link #read} reads. */
    public static final int SCHEMA = 1;

    private static final String BEFORE_SUM = ",\"sha256\":\"";
    private static final int SUM_BYTES = BEFORE_SUM.length() + 64 + 2;

    private ProfileJson() {}

    public static byte[] write(DatasetProfile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeNumberField("rows", profile.rows());
            json.writeArrayFieldStart("columns");
            for (ColumnProfile column : profile.columns()) {
                ColumnJson.write(column, json);
            }
            json.writeEndArray();
            SampleJson.write(profile, json);
            CoMomentsJson.write(profile.coMoments(), json);
            json.flush();
            String sum = Sha256.of(out.toByteArray());
            json.writeStringField("sha256", sum);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * @param where what is read, for errors: a file's name
     * @throws InputException in one sentence, when a newer program wrote it, when it is damaged, or when it is no profile
     */
    public static DatasetProfile read(byte[] utf8, String where) {
        ObjectNode tree = Json.tree(utf8, where);
        int schema = tree.path("schema").asInt(0);
        if (schema < 1 || !tree.has("columns") || !tree.has("rows")) {
            throw new InputException(where + " is no profile: it lacks a schema number, rows or columns.");
        }
        if (schema > SCHEMA) {
            throw new InputException(where + " is a profile of schema " + schema
                    + ", but this version of ML Stages reads up to " + "schema " + SCHEMA + ": use a newer ML Stages.");
        }
        verifySum(utf8, tree, where);
        try {
            return read(tree);
        } catch (InputException | ArithmeticException e) {
            throw new InputException(where + " is a damaged profile: " + e.getMessage() + ".", e);
        }
    }

    private static void verifySum(byte[] utf8, ObjectNode tree, String where) {
        int length = utf8.length;
        while (length > 0 && utf8[length - 1] <= ' ') {
            length--; // an editor's line end
        }
        int end = Math.max(0, length - SUM_BYTES);
        String tail = new String(utf8, end, length - end, StandardCharsets.UTF_8);
        String sum = Sha256.of(Arrays.copyOf(utf8, end));
        if (!tail.equals(BEFORE_SUM + sum + "\"}")) {
            throw new InputException(where + " is a damaged profile: its bytes do not have the SHA-256 "
                    + tree.path("sha256").asText("that should be at its end") + ".");
        }
    }

    private static DatasetProfile read(ObjectNode tree) {
        long rows = tree.get("rows").asLong(-1);
        if (rows < 0) {
            throw new InputException("it has " + tree.get("rows") + " rows");
        }
        List<ColumnProfile> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : tree.get("columns")) {
            ColumnProfile column = ColumnJson.read(node, rows);
            if (!names.add(column.name())) {
                throw new InputException("it has the column '" + column.name() + "' twice");
            }
            columns.add(column);
        }
        return new DatasetProfile(
                rows,
                columns,
                SampleJson.read(tree.path("sample"), columns),
                CoMomentsJson.read(tree.path("coMoments"), names));
    }
}
