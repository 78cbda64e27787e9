package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/**
 * Reads the lines of a log one after the other, checking that each follows the one before. The lines of a long log are
 * hashed and parsed by several threads; what is given to the sink is in order all the same.
 */
final class LogReader {
    private static final int CHUNK = 1 << 18;
    private static final int MOST_PENDING = Runtime.getRuntime().availableProcessors();

    private final String where;
    private final Sink sink;
    private final Deque<Future<Parsed>> pending = new ArrayDeque<>();
    private long line;
    private String hash;
    private long start;
    private long position;

    /** Takes the entries in order. */
    interface Sink {
        void accept(LogEntry entry) throws DamagedModelException;
    }

    /**
     * Where reading came to.
     *
     * @param line number of the last whole line
     * @param hash its hash
     * @param start where that line begins
     * @param position where the next line begins
     * @param torn bytes after that: a line whose writing was never finished
     */
    record End(long line, String hash, long start, long position, long torn) {
        static final End START = new End(0, LogEntry.BEFORE_FIRST, 0, 0, 0);
    }

    /** The lines of one chunk, as far as they could be read; the last begins at {@code last}. */
    private record Parsed(List<LogEntry> entries, int last, int bytes, String problem, Exception cause) {}

    private LogReader(String where, End from, Sink sink) {
        this.where = where;
        this.sink = sink;
        this.line = from.line();
        this.hash = from.hash();
        this.start = from.start();
        this.position = from.position();
    }

    /**
     * Reads from where an earlier reading came to.
     *
     * @throws java.io.FileNotFoundException when there is no such file
     * @throws DamagedModelException at the first line that is wrong; those before it have been given to the sink
     */
    static End read(Path log, End from, Sink sink) throws IOException {
        String where = log.getParent().getFileName() + "/" + log.getFileName();
        return new LogReader(where, from, sink).read(log);
    }

    private End read(Path log) throws IOException {
        int filled = 0;
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            byte[] buffer = new byte[(int) Math.max(1, Math.min(CHUNK, in.length() - position + 1))];
            in.seek(position);
            for (int n; (n = in.read(buffer, filled, buffer.length - filled)) > 0; ) {
                filled += n;
                int end = filled;
                while (end > filled - n && buffer[end - 1] != '\n') {
                    end--;
                }
                if (end > filled - n) {
                    byte[] lines = Arrays.copyOf(buffer, end);
                    if (filled == buffer.length && pending.size() < MOST_PENDING) {
                        pending.add(ForkJoinPool.commonPool().submit(() -> parse(lines)));
                    } else {
                        drain(0);
                        accept(parse(lines));
                    }
                    System.arraycopy(buffer, end, buffer, 0, filled - end);
                    filled -= end;
                } else if (filled == buffer.length) {
                    if (filled > LogLine.MAX_BYTES) {
                        drain(0);
                        throw new DamagedModelException(where + " is damaged: line " + (line + 1) + " does not end.");
                    }
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
            drain(0);
        } finally {
            pending.forEach(future -> future.cancel(false));
        }
        return new End(line, hash, start, position, filled);
    }

    private static Parsed parse(byte[] lines) {
        MessageDigest digest = Sha256.digest();
        List<LogEntry> entries = new ArrayList<>();
        int start = 0;
        int last = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                try {
                    entries.add(LogLine.parse(lines, start, i, digest));
                } catch (LogLine.Problem e) {
                    return new Parsed(entries, last, lines.length, e.getMessage(), e);
                }
                last = start;
                start = i + 1;
            }
        }
        return new Parsed(entries, last, lines.length, null, null);
    }

    private void drain(int most) throws IOException {
        while (pending.size() > most) {
            try {
                accept(pending.remove().get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while reading " + where + ".");
            } catch (ExecutionException e) {
                throw new IllegalStateException("the lines of " + where + " could not be parsed", e.getCause());
            }
        }
    }

    private void accept(Parsed chunk) throws DamagedModelException {
        for (LogEntry entry : chunk.entries()) {
            if (entry.line() != line + 1 || !hash.equals(entry.previous())) {
                throw new DamagedModelException(where + " is damaged: line " + (line + 1)
                        + " does not follow the line before it: a line was removed, added or moved here.");
            }
            sink.accept(entry);
            line++;
            hash = entry.hash();
        }
        if (chunk.problem() != null) {
            throw new DamagedModelException(where + String.format(chunk.problem(), line + 1), chunk.cause());
        }
        start = position + chunk.last();
        position += chunk.bytes();
    }
}
