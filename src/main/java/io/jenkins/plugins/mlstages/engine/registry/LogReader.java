package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/** Reads the lines of a log one after the other, checking that each follows the one before. */
final class LogReader {
    private static final int CHUNK = 1 << 17;

    /** Takes the entries in order. */
    interface Sink {
        void accept(LogEntry entry) throws DamagedModelException;
    }

    /**
     * Where reading came to.
     *
     * @param line number of the last whole line
     * @param hash its hash
     * @param position where the next line begins
     * @param torn bytes after that: a line whose writing was never finished
     */
    record End(long line, String hash, long position, long torn) {
        static final End START = new End(0, LogEntry.BEFORE_FIRST, 0, 0);
    }

    private LogReader() {}

    /**
     * Reads from where an earlier reading came to.
     *
     * @throws java.io.FileNotFoundException when there is no such file
     * @throws DamagedModelException at the first line that is wrong; those before it have been given to the sink
     */
    static End read(Path log, End from, Sink sink) throws IOException {
        MessageDigest digest = Sha256.digest();
        String where = log.getParent().getFileName() + "/" + log.getFileName();
        byte[] buffer = new byte[CHUNK];
        int filled = 0;
        long line = from.line();
        String hash = from.hash();
        long position = from.position();
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            in.seek(position);
            for (int n; (n = in.read(buffer, filled, buffer.length - filled)) > 0; ) {
                int start = 0;
                int scan = filled;
                filled += n;
                for (; scan < filled; scan++) {
                    if (buffer[scan] == '\n') {
                        LogEntry entry = LogLine.parse(buffer, start, scan, digest, line + 1, hash, where);
                        sink.accept(entry);
                        line++;
                        hash = entry.hash();
                        position += scan + 1 - start;
                        start = scan + 1;
                    }
                }
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
                if (filled == buffer.length) {
                    if (filled > LogLine.MAX_BYTES) {
                        throw new DamagedModelException(where + " is damaged: line " + (line + 1) + " does not end.");
                    }
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
        }
        return new End(line, hash, position, filled);
    }
}
