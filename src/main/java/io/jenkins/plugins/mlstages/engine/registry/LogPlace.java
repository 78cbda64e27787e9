package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * A line of a log, after which reading may begin: as each line's hash covers all lines before it, it stands for them.
 *
 * @param end where reading comes to with it
 * @param time of the line; no line before it is later, and none after it earlier
 */
record LogPlace(LogReader.End end, Instant time) {
    static LogPlace of(LogReader.End end, LogEntry last) {
        return new LogPlace(end, last == null ? Instant.MIN : last.time());
    }

    long line() {
        return end.line();
    }

    /** The same in no other log. */
    String hash() {
        return end.hash();
    }

    /** @return {@code null} when the log does not have, at that place, that very line */
    LogEntry entry(Path log) {
        byte[] line = line(log);
        try {
            LogEntry entry = line == null ? null : LogLine.parse(line, 0, line.length, Sha256.digest());
            return entry != null && entry.line() == end.line() && entry.hash().equals(end.hash()) ? entry : null;
        } catch (LogLine.Problem logHasAnotherLineThere) {
            return null;
        }
    }

    /** @return the bytes of the line at that place, without its line feed; {@code null} when the log does not have one there */
    byte[] line(Path log) {
        long length = end.position() - end.start();
        if (end.start() < 0 || length <= 0 || length > LogLine.MAX_BYTES) {
            return null;
        }
        byte[] bytes = new byte[(int) length];
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            if (in.length() < end.position()) {
                return null;
            }
            in.seek(end.start());
            in.readFully(bytes);
            return bytes[bytes.length - 1] == '\n' ? Arrays.copyOf(bytes, bytes.length - 1) : null;
        } catch (IOException logHasNoLineThere) {
            return null;
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeNumber(end.line());
        json.writeNumber(end.start());
        json.writeNumber(end.position());
        json.writeString(end.hash());
        json.writeString(time.toString());
        json.writeEndArray();
    }

    /**
     * @param json at the first bracket; afterwards at the last
     */
    static LogPlace read(JsonParser json) throws IOException {
        long line = json.nextLongValue(-1);
        long start = json.nextLongValue(-1);
        long position = json.nextLongValue(-1);
        LogReader.End end = new LogReader.End(line, json.nextTextValue(), start, position, 0);
        LogPlace place = new LogPlace(end, LogTime.parse(json.nextTextValue()));
        json.nextToken();
        return place;
    }
}
