package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * What a machine that dies may leave at the end of a log: the line of a registration, but not the version's file. Both are given to
 * the disk at once, and the head vouches for the line only when the disk has both; so nobody was told of that registration,
 * and its line is cut off like one that was never finished.
 */
final class UnfinishedRegistration {
    private UnfinishedRegistration() {}

    /**
     * @param head of the log, {@code null} when it is not readable: then nothing is known to be unfinished
     * @param length of the log
     * @return where the line begins, {@link Long#MAX_VALUE} when there is none
     */
    static long position(ModelFolder files, LogHead head, long length) throws IOException {
        if (head == null || head.bytes() >= length) {
            return Long.MAX_VALUE;
        }
        long from =
                Math.max(head.bytes(), length - 2L * LogLine.MAX_BYTES); // the last whole line, and a part of another
        byte[] bytes = new byte[(int) (length - from)];
        try (RandomAccessFile log = new RandomAccessFile(files.log().toFile(), "r")) {
            log.seek(from);
            log.readFully(bytes);
        } catch (EOFException justCut) {
            return Long.MAX_VALUE;
        }
        int end = lineFeedBefore(bytes, bytes.length);
        int start = lineFeedBefore(bytes, end) + 1;
        if (end < 0 || start == 0 && from > head.bytes()) {
            return Long.MAX_VALUE;
        }
        LogEntry last;
        try {
            last = LogLine.parse(bytes, start, end, Sha256.digest());
        } catch (LogLine.Problem damaged) {
            return Long.MAX_VALUE; // whoever reads the log says so
        }
        boolean unfinished = last.line() > head.lines()
                && last.event() instanceof Event.Registered registered
                && !new VersionFiles(files).isWhole(registered);
        return unfinished ? from + start : Long.MAX_VALUE;
    }

    /** @return -1 when there is none */
    private static int lineFeedBefore(byte[] bytes, int end) {
        int i = end - 1;
        while (i >= 0 && bytes[i] != '\n') {
            i--;
        }
        return i;
    }
}
