package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How long a log was after its last change, so that lines missing at its end are noticed, and the summary that lists show.
 *
 * <p>It is one block of {@link #SIZE} bytes that is overwritten in place after the log has reached the disk, without
 * waiting for the disk itself: it may be behind the log after a crash, never ahead of it. It is never the truth.
 *
 * @param lines lines in the log
 * @param bytes length of the log
 * @param last hash of the last line, 64 zeros if there is none
 * @param summary {@code null} when there is no room for it
 */
@JsonPropertyOrder({"lines", "bytes", "last", "summary"})
record LogHead(long lines, long bytes, String last, ModelSummary summary) {
    static final int SCHEMA = 1;
    static final int SIZE = 4096;

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
        if (!Seal.isFormed(block, 0, end) || !Seal.isWhole(block, 0, end, Sha256.digest())) {
            return null;
        }
        try {
            return Json.read(block, SCHEMA, LogHead.class, file.toString());
        } catch (InputException notOurs) {
            return null;
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

    private byte[] block() {
        byte[] json = Json.write(SCHEMA, this);
        if (json.length - 1 + Seal.LENGTH >= SIZE) {
            json = Json.write(SCHEMA, new LogHead(lines, bytes, last, null));
        }
        return Seal.seal(json, SIZE).bytes();
    }
}
