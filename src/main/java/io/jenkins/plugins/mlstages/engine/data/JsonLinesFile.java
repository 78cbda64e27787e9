package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;

/** A file of JSON lines, maybe compressed: one thread at a time reads some lines, which threads then parse side by side. */
final class JsonLinesFile implements Pieces {
    private static final int PIECE = 1 << 18;
    private static final int LONGEST_LINE = 1 << 26;

    /** So many lines tell which columns there are. */
    private static final int LINES_WITH_ALL_KEYS = 1_000;

    private final DataFile file;
    private final TableOptions options;
    private final List<String> wanted;
    private final Set<String> columns;
    private final InputStream in;
    private byte[] rest = new byte[0];
    private boolean over;
    private long line = 1;

    JsonLinesFile(DataFile file, TableOptions options, List<String> wanted) throws IOException {
        this.file = file;
        this.options = options;
        this.wanted = wanted;
        this.columns = new LinkedHashSet<>(columns(file));
        this.columns.addAll(wanted);
        this.in = CsvRows.stream(file);
    }

    /** The keys of the first lines, in the order in which they come. */
    static List<String> columns(DataFile file) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        try (InputStream in = CsvRows.stream(file)) {
            JsonLinesFile reader = new JsonLinesFile(file, in);
            for (Lines lines = reader.nextLines();
                    lines != null && lines.first < LINES_WITH_ALL_KEYS;
                    lines = reader.nextLines()) {
                new JsonRows(file, keys, LINES_WITH_ALL_KEYS).parse(lines.bytes, lines.length, lines.first);
            }
        }
        if (keys.isEmpty()) {
            throw new InputException(file.name() + " is empty: expected one JSON object a line.");
        }
        return List.copyOf(keys);
    }

    private JsonLinesFile(DataFile file, InputStream in) {
        this.file = file;
        this.options = TableOptions.DEFAULT;
        this.wanted = List.of();
        this.columns = Set.of();
        this.in = in;
    }

    private record Lines(byte[] bytes, int length, long first) {}

    private record Rows(JsonRows rows) implements Memory {}

    @Override
    public Memory memory() {
        return new Rows(new JsonRows(file, wanted, columns, new Words(options.missing())));
    }

    @Override
    public Piece next(Memory memory) throws IOException {
        Lines lines = nextLines();
        if (lines == null) {
            return null;
        }
        JsonRows rows = ((Rows) memory).rows();
        return sink -> {
            rows.parse(lines.bytes, lines.length, lines.first);
            if (rows.size() > 0) {
                sink.accept(rows.batch());
            }
        };
    }

    /** Some whole lines, {@code null} at the end. */
    private Lines nextLines() throws IOException {
        int length = rest.length;
        byte[] bytes = Arrays.copyOf(rest, Math.max(PIECE, length * 2));
        while (true) {
            int n = over ? 0 : read(bytes, length);
            length += n;
            over |= length < bytes.length;
            int end = length;
            while (!over && end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            if (end > 0 || over) {
                rest = Arrays.copyOfRange(bytes, end, length);
                long first = line;
                for (int i = 0; i < end; i++) {
                    line += bytes[i] == '\n' ? 1 : 0;
                }
                return end == 0 ? null : new Lines(bytes, end, first);
            }
            if (length > LONGEST_LINE) {
                throw new InputException(
                        file.name() + ", line " + line + ": the line is longer than " + LONGEST_LINE + " bytes.");
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private int read(byte[] bytes, int length) throws IOException {
        try {
            return in.readNBytes(bytes, length, bytes.length - length);
        } catch (ZipException | EOFException e) {
            throw CsvRows.brokenOff(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
