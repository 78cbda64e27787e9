package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * What the first lines of a log came to, kept so that a process that has just begun reads only the lines after them. It is a
 * cache: sealed against damage, and used only where the log has, at the place that the snapshot names, the very line whose
 * hash it names; as each line's hash covers all lines before it, it is then of this log.
 *
 * @param line the last line that it covers
 * @param start where that line begins in the log
 * @param end where the next one begins
 * @param last the hash of that line
 * @param result what it all came to
 */
record LogSnapshot(long line, long start, long end, String last, Replay.Result result) {
    static final int SCHEMA = 1;

    private static final JsonFactory JSON = new JsonFactory();

    /** A snapshot that was found to belong to its log: where to read on, and what is known there. */
    record Found(LogReader.End end, Replay replay) {}

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(400 * result.versions().size() + 1_000);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            json.writeNumberField("line", line);
            json.writeNumberField("start", start);
            json.writeNumberField("end", end);
            json.writeStringField("last", last);
            json.writeFieldName("result");
            ReplayJson.write(json, result);
            json.writeEndObject();
        }
        return Seal.seal(bytes.toByteArray()).bytes();
    }

    /**
     * @return {@code null} when there is none, or it is not whole, or it is of another log or a newer program
     */
    static Found find(ModelFolder files, LogHead head) {
        LogSnapshot snapshot = read(files);
        if (snapshot == null || head == null || head.lines() < snapshot.line()) {
            return null; // the head knows how much of the log was ever acknowledged: rather read all of it
        }
        LogEntry entry = snapshot.lastEntry(files.log());
        return entry == null
                ? null
                : new Found(
                        new LogReader.End(snapshot.line(), snapshot.last(), snapshot.start(), snapshot.end(), 0),
                        new Replay(files.model(), snapshot.result(), entry));
    }

    /** @return {@code null} when there is none that is whole and known to this program */
    static LogSnapshot read(ModelFolder files) {
        byte[] bytes = CacheFile.read(
                files.snapshot(),
                (all, end) -> Seal.isFormed(all, 0, end) && Seal.isWhole(all, 0, end, Sha256.digest()));
        if (bytes == null) {
            return null;
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            json.nextToken();
            if (number(json, "schema") != SCHEMA) {
                return null;
            }
            long line = number(json, "line");
            long start = number(json, "start");
            long end = number(json, "end");
            json.nextFieldName();
            String last = json.nextTextValue();
            json.nextFieldName();
            return new LogSnapshot(line, start, end, last, ReplayJson.read(json));
        } catch (IOException | RuntimeException notOurs) {
            return null; // its seal is whole, so another program wrote it
        }
    }

    private static long number(JsonParser json, String name) throws IOException {
        if (!name.equals(json.nextFieldName())) {
            throw new IOException("'" + name + "' was expected");
        }
        json.nextToken();
        return json.getLongValue();
    }

    private LogEntry lastEntry(Path log) {
        if (start < 0 || end <= start || end - start > LogLine.MAX_BYTES) {
            return null;
        }
        byte[] bytes = new byte[(int) (end - start)];
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            if (in.length() < end) {
                return null;
            }
            in.seek(start);
            in.readFully(bytes);
            MessageDigest digest = Sha256.digest();
            LogEntry entry = LogLine.parse(bytes, 0, bytes.length - 1, digest);
            return bytes[bytes.length - 1] == '\n'
                            && entry.line() == line
                            && entry.hash().equals(last)
                    ? entry
                    : null;
        } catch (IOException | LogLine.Problem logHasAnotherLineThere) {
            return null;
        }
    }

    static LogSnapshot of(LogReader.End end, Replay.Result result) {
        return new LogSnapshot(end.line(), end.start(), end.position(), end.hash(), result);
    }
}
