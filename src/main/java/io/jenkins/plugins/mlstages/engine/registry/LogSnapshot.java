package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lines of a log up to some place came to, kept so that a process that has just begun reads only the lines after
 * them. It is a cache: sealed against damage, and used only where the log has, at that place, that very line.
 *
 * @param place the last line that it covers
 * @param result what it all came to
 * @param past the lines with which the stretches before it begin that were kept too, in order
 */
record LogSnapshot(LogPlace place, Replay.Result result, List<LogPlace> past) {
    static final int SCHEMA = 3;

    private static final JsonFactory JSON = new JsonFactory();

    /** A snapshot that was found to belong to its log, and its last entry there. */
    record Found(LogSnapshot snapshot, LogEntry last) {}

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(400 * result.versions().size() + 1_000);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeFieldName("place");
            place.write(json);
            json.writeArrayFieldStart("past");
            for (LogPlace earlier : past) {
                earlier.write(json);
            }
            json.writeEndArray();
            json.writeFieldName("result");
            new ReplayWriter(json).write(result);
            json.writeEndObject();
        }
        return Seal.seal(bytes.toByteArray()).bytes();
    }

    /**
     * @return {@code null} when there is none, or it is not whole, or it is of another log or a newer program
     */
    static Found find(ModelFolder files, LogHead head) {
        LogSnapshot snapshot = read(files.snapshot());
        if (snapshot == null || head == null || head.lines() < snapshot.place().line()) {
            return null; // the head knows how much of the log was ever acknowledged: rather read all of it
        }
        LogEntry entry = snapshot.place().entry(files.log());
        return entry == null ? null : new Found(snapshot, entry);
    }

    /**
     * @return {@code null} when there is none that is whole and known to this program
     */
    static LogSnapshot read(Path file) {
        byte[] bytes = CacheFile.readSealed(file);
        if (bytes == null) {
            return null;
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            json.nextFieldName();
            if (json.nextLongValue(-1) != SCHEMA) {
                return null;
            }
            json.nextFieldName();
            json.nextToken();
            LogPlace place = LogPlace.read(json);
            json.nextFieldName();
            json.nextToken();
            List<LogPlace> past = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                past.add(LogPlace.read(json));
            }
            json.nextFieldName();
            json.nextToken();
            return new LogSnapshot(place, new ReplayReader(json).read(), past);
        } catch (IOException | RuntimeException notOurs) {
            return null; // its seal is whole, so another program wrote it
        }
    }
}
