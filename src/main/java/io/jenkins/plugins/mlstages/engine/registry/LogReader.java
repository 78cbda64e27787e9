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
    /** For who may stop soon: about 20 lines, read by one thread. */
    private static final int SMALL_CHUNK = 1 << 13;

    private final String where;
    private final int chunk;
    private final int mostPending;
    private final Sink sink;
    private final Deque<Future<Parsed>> pending = new ArrayDeque<>();
    private End at;
    private boolean enough;

    /** Takes the entries in order. */
    interface Sink {
        /**
         * @param end where reading came to with the entry
         * @return whether to go on
         */
        boolean accept(LogEntry entry, End end) throws DamagedModelException;
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

    /** A line of a chunk of the log, and where in it the line begins and the next one does. */
    private record Line(LogEntry entry, int start, int end) {}

    /** The lines of one chunk, as far as they could be read. */
    private record Parsed(List<Line> lines, String problem, Exception cause) {}

    private LogReader(String where, End from, int chunk, int mostPending, Sink sink) {
        this.where = where;
        this.at = from;
        this.chunk = chunk;
        this.mostPending = mostPending;
        this.sink = sink;
    }

    /**
     * Reads from where an earlier reading came to.
     *
     * @throws java.io.FileNotFoundException when there is no such file
     * @throws DamagedModelException at the first line that is wrong; those before it have been given to the sink
     */
    static End read(Path log, End from, Sink sink) throws IOException {
        return new LogReader(name(log), from, CHUNK, MOST_PENDING, sink).read(log);
    }

    /** As {@link #read}, for a sink that will have enough long before the end. */
    static End readSome(Path log, End from, Sink sink) throws IOException {
        return new LogReader(name(log), from, SMALL_CHUNK, 0, sink).read(log);
    }

    private static String name(Path log) {
        return log.getParent().getFileName() + "/" + log.getFileName();
    }

    private End read(Path log) throws IOException {
        int filled = 0;
        try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
            byte[] buffer = new byte[(int) Math.max(1, Math.min(chunk, in.length() - at.position() + 1))];
            in.seek(at.position());
            for (int n; !enough && (n = in.read(buffer, filled, buffer.length - filled)) > 0; ) {
                filled += n;
                int end = filled;
                while (end > filled - n && buffer[end - 1] != '\n') {
                    end--;
                }
                if (end > filled - n) {
                    byte[] lines = Arrays.copyOf(buffer, end);
                    if (filled == buffer.length && pending.size() < mostPending) {
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
                        throw new DamagedModelException(
                                where + " is damaged: line " + (at.line() + 1) + " does not end.");
                    }
                    buffer = Arrays.copyOf(buffer, 2 * buffer.length);
                }
            }
            drain(0);
        } finally {
            pending.forEach(future -> future.cancel(false));
        }
        return new End(at.line(), at.hash(), at.start(), at.position(), filled);
    }

    private static Parsed parse(byte[] lines) {
        MessageDigest digest = Sha256.digest();
        List<Line> parsed = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                try {
                    parsed.add(new Line(LogLine.parse(lines, start, i, digest), start, i + 1));
                } catch (LogLine.Problem e) {
                    return new Parsed(parsed, e.getMessage(), e);
                }
                start = i + 1;
            }
        }
        return new Parsed(parsed, null, null);
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
        long chunkStart = at.position();
        if (enough) {
            return; // what was read ahead
        }
        for (Line line : chunk.lines()) {
            LogEntry entry = line.entry();
            if (entry.line() != at.line() + 1 || !at.hash().equals(entry.previous())) {
                throw new DamagedModelException(where + " is damaged: line " + (at.line() + 1)
                        + " does not follow the line before it: a line was removed, added or moved here.");
            }
            End end = new End(entry.line(), entry.hash(), chunkStart + line.start(), chunkStart + line.end(), 0);
            at = end;
            if (!sink.accept(entry, end)) {
                enough = true;
                return;
            }
        }
        if (chunk.problem() != null) {
            throw new DamagedModelException(where + String.format(chunk.problem(), at.line() + 1), chunk.cause());
        }
    }
}
