package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * The bytes of one line of a log: {@code {"schema":1,"line":2,"previous":"...",...,"event":{...},"hash":"..."}} and a line feed.
 * A registration's has {@code "document":{...}} after its event: the bytes of the version's file, so that whoever has the line has
 * what was registered. Reading a log passes over it.
 *
 * <p>Each line is sealed (see {@link Seal}), so that every one, the last too, vouches for itself; and as the seal covers
 * {@code previous}, the last line's hash stands for the whole log.
 */
final class LogLine {
    static final int SCHEMA = 1;
    /** Longest line that is written or read, in bytes. */
    static final int MAX_BYTES = 4 << 20;

    private static final byte[] DOCUMENT = ",\"document\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGINNING = ("{\"schema\":" + SCHEMA + ",").getBytes(StandardCharsets.US_ASCII);
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build();

    private LogLine() {}

    /** A line as it was made: the entry with its hash, and the bytes to append. */
    record Made(LogEntry entry, byte[] bytes) {}

    /**
     * @param unsealed the entry without a hash
     * @param document a JSON object without line feeds that goes with the entry, {@code null} for none
     * @throws InputException when the line is longer than a log takes
     */
    static Made make(LogEntry unsealed, byte[] document) {
        Seal.Sealed sealed = Seal.seal(json(unsealed, document));
        LogEntry e = unsealed;
        if (sealed.bytes().length > MAX_BYTES) {
            throw new InputException("The event '" + e.event().kind() + "' has " + sealed.bytes().length
                    + " bytes: at most " + MAX_BYTES + " are kept in one event.");
        }
        return new Made(
                new LogEntry(e.line(), e.previous(), e.time(), e.by(), e.comment(), e.run(), e.event(), sealed.hash()),
                sealed.bytes());
    }

    private static byte[] json(LogEntry entry, byte[] document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_000);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeNumberField("line", entry.line());
            json.writeStringField("previous", entry.previous());
            json.writeStringField("time", entry.time().toString());
            json.writeStringField("by", entry.by());
            if (entry.comment() != null) {
                json.writeStringField("comment", entry.comment());
            }
            if (entry.run() != null) {
                json.writeObjectFieldStart("run");
                json.writeStringField("job", entry.run().job());
                json.writeNumberField("number", entry.run().number());
                json.writeEndObject();
            }
            json.writeFieldName("event");
            new EventWriter(json).write(entry.event());
            if (document != null) {
                json.flush();
                bytes.write(DOCUMENT);
                bytes.write(document);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** What is wrong with a line; the message has a place, {@code %d}, for its number. */
    static final class Problem extends Exception {
        private static final long serialVersionUID = 1L;

        Problem(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads and checks one line by itself; whether it follows the one before is for the reader to see.
     *
     * @param buffer holds the line, without its line feed, from {@code start} to {@code end}
     * @param digest any; it is reset
     * @throws Problem when anything is not as it was written
     */
    static LogEntry parse(byte[] buffer, int start, int end, MessageDigest digest) throws Problem {
        if (!Seal.isFormed(buffer, start, end)) {
            throw new Problem(" is damaged: line %d was cut or altered.", null);
        }
        if (!Seal.isWhole(buffer, start, end, digest)) {
            throw new Problem(" is damaged: line %d was altered, its hash is not that of its text.", null);
        }
        if (end - start < BEGINNING.length
                || !Arrays.equals(buffer, start, start + BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
            throw new Problem(" was written by a newer ML Stages: line %d does not have schema " + SCHEMA + ".", null);
        }
        LogEntry entry;
        try (JsonParser json = JSON.createParser(buffer, start, end - start)) {
            entry = entry(json, Seal.hash(buffer, end));
        } catch (EventReader.UnknownKindException e) {
            throw new Problem(
                    " was written by a newer ML Stages: line %d is an event of the kind '"
                            + e.getMessage().replace("%", "%%") + "', which this one does not know.",
                    e);
        } catch (IOException | RuntimeException e) {
            throw new Problem(
                    " is damaged: line %d is no event: " + Json.firstLine(e).replace("%", "%%") + ".", e);
        }
        if (entry.previous() == null || entry.event() == null || entry.time() == null || entry.by() == null) {
            throw new Problem(" is damaged: line %d is no event: something is missing in it.", null);
        }
        return entry;
    }

    private static LogEntry entry(JsonParser json, String hash) throws IOException {
        long line = 0;
        String previous = null;
        Instant time = null;
        String by = null;
        String comment = null;
        RunRef run = null;
        Event event = null;
        json.nextToken();
        for (String name; (name = json.nextFieldName()) != null; ) {
            json.nextToken();
            switch (name) {
                case "line" -> line = json.getLongValue();
                case "previous" -> previous = json.getText();
                case "time" -> time = LogTime.parse(json.getText());
                case "by" -> by = json.getText();
                case "comment" -> comment = json.getText();
                case "run" -> run = run(json);
                case "event" -> event = new EventReader().read(json);
                case "document" -> {
                    return new LogEntry(line, previous, time, by, comment, run, event, hash);
                }
                default -> json.skipChildren();
            }
        }
        return new LogEntry(line, previous, time, by, comment, run, event, hash);
    }

    /**
     * The document of a line that was read.
     *
     * @param line without its line feed
     * @return {@code null} when it has none
     */
    static byte[] document(byte[] line) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            for (String name; (name = json.nextFieldName()) != null; ) {
                json.nextToken();
                if (name.equals("document")) {
                    int start = (int) json.currentTokenLocation().getByteOffset();
                    return Arrays.copyOfRange(line, start, line.length - Seal.LENGTH);
                }
                json.skipChildren();
            }
        }
        return null;
    }

    private static RunRef run(JsonParser json) throws IOException {
        String job = null;
        int number = 0;
        for (String name; (name = json.nextFieldName()) != null; ) {
            json.nextToken();
            switch (name) {
                case "job" -> job = json.getText();
                case "number" -> number = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return new RunRef(job, number);
    }
}
