package io.jenkins.plugins.mlstages.engine.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** An uncompressed CSV file, cut into stretches of equal length that threads read and split on their own. */
final class CsvFile implements Pieces {
    /** Bytes of one piece: large enough to make its hand-over cheap, small enough to stay in a core's cache. */
    private static final int PIECE = 1 << 18;

    /** Bytes behind a piece that are read with it, to have the end of its last record: first, and at most. */
    private static final int TAIL = 1 << 13;

    private static final int RECORDS_IN_TAIL = 16;

    private final CsvRows rows;
    private final FileChannel channel;
    private final long size;
    private final Frontier frontier;
    private volatile int tail = TAIL;
    private int next;

    CsvFile(CsvRows rows) throws IOException {
        this.rows = rows;
        this.channel = FileChannel.open(rows.file().path(), StandardOpenOption.READ);
        this.size = channel.size();
        this.frontier = new Frontier(rows.header().dataStart());
    }

    private record Buffer(CsvTokens tokens) implements Memory {}

    @Override
    public Memory memory() {
        return new Buffer(rows.tokens((int) Math.min(PIECE, size)));
    }

    @Override
    public Piece next(Memory memory) {
        int number = next;
        if (pieceStart(number) >= size) {
            return null;
        }
        next++;
        CsvTokens tokens = ((Buffer) memory).tokens();
        return sink -> read(number, tokens, sink);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long pieceStart(int number) {
        return rows.header().dataStart() + (long) number * PIECE;
    }

    private void read(int number, CsvTokens tokens, Consumer<Batch> sink) throws IOException {
        long base;
        try {
            base = split(number, tokens);
        } catch (IOException | RuntimeException | Error e) {
            frontier.abandon(number);
            throw e;
        }
        if (tokens.rows > 0) {
            tail = Math.min(TAIL, RECORDS_IN_TAIL * (tokens.end / tokens.rows));
        }
        rows.handOver(tokens, base, sink);
    }

    /** Splits the piece into records, first by guess; gives the offset of the tokens' first byte. */
    private long split(int number, CsvTokens tokens) throws IOException {
        long from = pieceStart(number);
        long to = Math.min(from + PIECE, size);
        long guess = number == 0 ? from : guess(tokens, from, to);
        long base = number == 0 ? from : from - 1;
        if (number == 0) {
            load(tokens, from, to + tail);
        }
        int reached = guess < to ? attempt(tokens, position(guess, base), position(to, base)) : -1;
        long start = frontier.await(number);
        if (start >= to) {
            frontier.publish(number + 1L, start);
            tokens.clear();
            return base;
        }
        if (start != guess || reached < 0) {
            base = start;
            load(tokens, start, to + tail);
            reached = certain(tokens, CsvTokens.LEAD, position(to, base), base);
        }
        while (reached < position(to, base)) {
            reached = extend(tokens, reached, position(to, base), base);
        }
        frontier.publish(number + 1L, base + reached - CsvTokens.LEAD);
        return base;
    }

    private static int position(long offset, long base) {
        return (int) (offset - base) + CsvTokens.LEAD;
    }

    /** The first record that starts at or after {@code from}, if no line end there is quoted. */
    private long guess(CsvTokens tokens, long from, long to) throws IOException {
        load(tokens, from - 1, to + tail);
        int limit = position(to, from - 1);
        for (int i = CsvTokens.LEAD; i < limit; i++) {
            if (tokens.bytes[i] == '\n') {
                return from + i - CsvTokens.LEAD;
            }
        }
        return Long.MAX_VALUE;
    }

    private static int attempt(CsvTokens tokens, int from, int limit) {
        try {
            return tokens.tokenize(from, limit);
        } catch (CsvTokens.Malformed maybeWithinQuotes) {
            return -1; // done again from the true start, which then tells
        }
    }

    private int certain(CsvTokens tokens, int from, int limit, long base) {
        try {
            return tokens.tokenize(from, limit);
        } catch (CsvTokens.Malformed e) {
            throw rows.malformed(base + e.recordStart - CsvTokens.LEAD, e.getMessage());
        }
    }

    /** Reads on: the last record is longer than what was read. */
    private int extend(CsvTokens tokens, int record, int limit, long base) throws IOException {
        long loaded = base + tokens.end - CsvTokens.LEAD;
        if (loaded >= size || tokens.end - record > CsvRows.LONGEST_RECORD) {
            throw rows.malformed(base + record - CsvTokens.LEAD, "a quote is opened and never closed");
        }
        int more = Math.max(TAIL, tokens.end - CsvTokens.LEAD);
        tokens.reserve(more);
        append(tokens, loaded, Math.min(size, loaded + more));
        return certain(tokens, record, limit, base);
    }

    private void load(CsvTokens tokens, long from, long to) throws IOException {
        tokens.clear();
        long end = Math.min(size, to);
        tokens.reserve((int) (end - from));
        append(tokens, from, end);
    }

    private void append(CsvTokens tokens, long from, long to) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(tokens.bytes, tokens.end, (int) (to - from));
        for (long at = from; at < to; ) {
            int n = channel.read(target, at);
            if (n < 0) {
                throw new IOException(rows.file().name() + " became shorter while it was read");
            }
            at += n;
            tokens.end += n;
        }
        if (to == size) {
            tokens.closeLastLine();
        }
    }
}
