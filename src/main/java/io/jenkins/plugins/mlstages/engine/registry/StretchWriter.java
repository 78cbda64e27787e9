package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/**
 * Writes what a log had come to where a stretch of it begins, and what had changed at each of its places, for looks into the
 * past by who knows a later state: without what no event changes in a version, and without the versions that an alias may get
 * back. Equal stretches have equal bytes.
 */
final class StretchWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final DifferenceWriter differences;

    private StretchWriter(JsonGenerator json) {
        this.json = json;
        this.differences = new DifferenceWriter(json);
    }

    /** The sealed bytes of a {@link StretchFile}. */
    static byte[] bytes(ModelFolder files, LogStretch stretch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LogStretch.Known from = stretch.from();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new StretchWriter(json).write(stretch, new Replay(files.model(), from.result(), from.last()));
        } catch (IOException e) { // nothing is written but memory, and the entries were replayed before
            throw new UncheckedIOException(e);
        }
        return Seal.seal(bytes.toByteArray()).bytes();
    }

    private void write(LogStretch stretch, Replay replay) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schema", StretchFile.SCHEMA);
        json.writeFieldName("place");
        stretch.from().place().write(json);
        json.writeNumberField("to", stretch.to());
        json.writeNumberField("apart", stretch.apart());
        Replay.Result around = replay.around();
        VersionStates known = replay.versions();
        json.writeFieldName("model");
        write(around);
        json.writeArrayFieldStart("versions");
        writeAll(known);
        json.writeEndArray();
        json.writeArrayFieldStart("then");
        Iterator<LogEntry> entries = stretch.entries().iterator();
        for (LogPlace place : stretch.places()) {
            LogEntry entry;
            do {
                entry = entries.next();
                replay.apply(entry);
            } while (entry.line() < place.line());
            Replay.Result aroundThen = replay.around();
            VersionStates then = replay.versions();
            json.writeStartArray();
            place.write(json);
            if (aroundThen.equals(around)) {
                json.writeNull();
            } else {
                write(aroundThen);
            }
            writeChanged(known, then);
            json.writeEndArray();
            around = aroundThen;
            known = then;
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Replay.Result around) throws IOException {
        json.writeStartObject();
        new ReplayWriter(json).writeAround(around);
        json.writeEndObject();
    }

    /** What differs in each version from how it was registered, and {@code -n} for {@code n} in a row in which nothing does. */
    private void writeAll(VersionStates versions) throws IOException {
        int asRegistered = 0;
        for (int i = 0; i < versions.size(); i++) {
            if (versions.isAsRegistered(i)) {
                asRegistered++;
            } else {
                writeAsRegistered(asRegistered);
                asRegistered = 0;
                differences.write(versions.registered().get(i), versions.now().get(i));
            }
        }
        writeAsRegistered(asRegistered);
    }

    private void writeAsRegistered(int versions) throws IOException {
        if (versions > 0) {
            json.writeNumber(-versions);
        }
    }

    /** How many versions there are, and the numbers of those that something changed with what differs in them. */
    private void writeChanged(VersionStates before, VersionStates then) throws IOException {
        json.writeNumber(then.size());
        for (int i = 0; i < then.size(); i++) {
            VersionState now = then.now().get(i);
            if (i < before.size() ? now != before.now().get(i) : !then.isAsRegistered(i)) {
                json.writeNumber(now.number());
                differences.write(then.registered().get(i), now);
            }
        }
    }
}
