package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** A compressed CSV file: one thread at a time uncompresses and splits, while the others work on the rows. */
final class CsvStream implements Pieces {
    private static final int PIECE = 1 << 18;

    private final CsvRows rows;
    private final InputStream in;
    /** Offset, in the uncompressed file, of the first byte in {@link #rest}. */
    private long offset;

    private byte[] rest = new byte[0];
    private boolean over;

    CsvStream(CsvRows rows) throws IOException {
        this.rows = rows;
        this.in = CsvRows.stream(rows.file());
        this.offset = rows.header().dataStart();
        in.skipNBytes(offset);
    }

    private record Buffer(CsvTokens tokens) implements Memory {}

    @Override
    public Memory memory() {
        return new Buffer(rows.tokens(PIECE));
    }

    @Override
    public Piece next(Memory memory) throws IOException {
        CsvTokens tokens = ((Buffer) memory).tokens();
        if (over && rest.length == 0) {
            return null;
        }
        tokens.clear();
        tokens.reserve(rest.length);
        System.arraycopy(rest, 0, tokens.bytes, tokens.end, rest.length);
        tokens.end += rest.length;
        long base = offset;
        int reached = fill(tokens);
        rest = Arrays.copyOfRange(tokens.bytes, reached, Math.max(reached, tokens.end));
        offset = base + reached - CsvTokens.LEAD;
        return sink -> rows.handOver(tokens, base, sink);
    }

    private int fill(CsvTokens tokens) throws IOException {
        int reached = CsvTokens.LEAD;
        int wanted = PIECE;
        while (true) {
            read(tokens, wanted - (tokens.end - CsvTokens.LEAD));
            try {
                reached = tokens.tokenize(reached, Math.min(tokens.end, CsvTokens.LEAD + PIECE));
            } catch (CsvTokens.Malformed e) {
                throw rows.malformed(offset + e.recordStart - CsvTokens.LEAD, e.getMessage());
            }
            if (reached > CsvTokens.LEAD || tokens.end == CsvTokens.LEAD) {
                if (over && reached < Math.min(tokens.end, CsvTokens.LEAD + PIECE)) {
                    throw unclosed(reached);
                }
                return reached;
            }
            if (over || tokens.end > CsvRows.LONGEST_RECORD) {
                throw unclosed(reached);
            }
            wanted = 2 * tokens.end;
        }
    }

    private InputException unclosed(int record) {
        return rows.malformed(offset + record - CsvTokens.LEAD, "a quote is opened and never closed");
    }

    private void read(CsvTokens tokens, int most) throws IOException {
        if (most <= 0 || over) {
            return;
        }
        tokens.reserve(most);
        try {
            int n = in.readNBytes(tokens.bytes, tokens.end, most);
            tokens.end += n;
            over = n < most;
        } catch (ZipException | EOFException e) {
            throw new InputException(
                    rows.file().name() + " is damaged: its gzip data end or break off after "
                            + (offset + tokens.end - CsvTokens.LEAD) + " bytes.",
                    e);
        }
        if (over) {
            tokens.closeLastLine();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
