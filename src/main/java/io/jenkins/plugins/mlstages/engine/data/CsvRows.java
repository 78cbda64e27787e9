package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What the readers of plain and of compressed CSV share: which columns are wanted, how errors name their place. */
record CsvRows(DataFile file, TableOptions options, CsvHeader header, List<String> wanted, int[] indices, Words words) {
    /** The longest record, in bytes; a longer one is a quote that was not closed. */
    static final int LONGEST_RECORD = 1 << 26;

    static CsvRows open(DataFile file, TableOptions options, List<String> wanted) throws IOException {
        CsvHeader header = header(file, options);
        int[] indices = new int[wanted.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = header.columns().indexOf(wanted.get(i));
            if (indices[i] < 0) {
                throw new InputException(file.name() + " has no column '" + wanted.get(i) + "': its columns are "
                        + String.join(", ", header.columns()) + ".");
            }
        }
        return new CsvRows(file, options, header, wanted, indices, new Words(options.missing()));
    }

    static CsvHeader header(DataFile file, TableOptions options) throws IOException {
        try (InputStream in = stream(file)) {
            return CsvHeader.read(in, file.name(), options.delimiterOf(file), options.header());
        } catch (ZipException | EOFException e) {
            throw brokenOff(file, e);
        }
    }

    static InputException brokenOff(DataFile file, IOException e) {
        return new InputException(file.name() + " is damaged: its gzip data break off or are not valid.", e);
    }

    /** The file's bytes, uncompressed. */
    static InputStream stream(DataFile file) throws IOException {
        InputStream raw = Files.newInputStream(file.path());
        if (!TableFormat.isGz(file.name())) {
            return raw;
        }
        try {
            return new GZIPInputStream(raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw new InputException(file.name() + " is not gzip, although its name ends with .gz.", e);
        }
    }

    CsvTokens tokens(int room) {
        return new CsvTokens(header.columns().size(), options.delimiterOf(file), room);
    }

    /**
     * Hands over the rows in batches whose bytes stay in a cache of the core while column by column is worked on.
     *
     * @param offset of the tokens' first byte in the file
     */
    void handOver(CsvTokens tokens, long offset, Consumer<Batch> sink) {
        for (int first = 0; first < tokens.rows; first += Batch.ROWS) {
            sink.accept(batch(tokens, offset, first, Math.min(Batch.ROWS, tokens.rows - first)));
        }
    }

    private Batch batch(CsvTokens tokens, long offset, int first, int count) {
        ColumnSlice[] slices = new ColumnSlice[indices.length];
        for (int i = 0; i < indices.length; i++) {
            slices[i] = tokens.slice(indices[i], first, words);
        }
        return new Batch(wanted, slices, count, row -> place(offset + tokens.rowStart(first + row) - CsvTokens.LEAD));
    }

    InputException malformed(long offset, String what) {
        return new InputException(place(offset) + ": " + what + ".");
    }

    /** Counts the lines up to the offset: only errors ask for a line. */
    private String place(long offset) {
        long line = 1;
        try (InputStream in = new BufferedInputStream(stream(file), 1 << 16)) {
            for (long at = 0; at < offset; at++) {
                int c = in.read();
                if (c < 0) {
                    break;
                }
                line += c == '\n' ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.name() + ", line " + line;
    }
}
