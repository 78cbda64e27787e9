package io.jenkins.plugins.mlstages.engine.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Rows that come one by one from elsewhere than files, such as another engine's, put together to a {@link Batch}. For each
 * row every column is set once, in any order, then {@link #endRow} is called; when the batch is {@link #isFull}, it is taken
 * by {@link #batch} and {@link #clear} makes room for the next rows.
 */
public final class RowBatch {
    /** What a column's values are. */
    public enum Kind {
        NUMBER,
        WHOLE_NUMBER,
        BOOLEAN,
        /** Microseconds since 1970-01-01T00:00Z. */
        TIME,
        /** Texts, even if they look like numbers. */
        TEXT,
        /** Texts as in CSV, which may mean numbers, points in time, or missing values. */
        UNTYPED
    }

    private static final int ROWS = 4_096;
    private static final int PAD = 16;

    private final List<String> names;
    private final List<Kind> kinds;
    private final Words words;
    private final BitSet[] absent;
    private final double[][] numbers;
    private final long[][] longs;
    private final int[][] starts;
    private final int[][] ends;
    private final byte[][] bytes;
    private final int[] filled;
    private int rows;

    /**
     * @param names of the columns
     * @param kinds of the columns
     * @param missing texts that mean a missing value in untyped columns
     */
    public RowBatch(List<String> names, List<Kind> kinds, Set<String> missing) {
        int n = names.size();
        this.names = List.copyOf(names);
        this.kinds = List.copyOf(kinds);
        this.words = new Words(missing);
        this.absent = new BitSet[n];
        this.numbers = new double[n][];
        this.longs = new long[n][];
        this.starts = new int[n][];
        this.ends = new int[n][];
        this.bytes = new byte[n][];
        this.filled = new int[n];
        for (int i = 0; i < n; i++) {
            absent[i] = new BitSet(ROWS);
            switch (kinds.get(i)) {
                case NUMBER -> numbers[i] = new double[ROWS];
                case WHOLE_NUMBER, BOOLEAN, TIME -> longs[i] = new long[ROWS];
                case TEXT, UNTYPED -> {
                    starts[i] = new int[ROWS];
                    ends[i] = new int[ROWS];
                    bytes[i] = new byte[1 << 12];
                    filled[i] = PAD;
                }
            }
        }
    }

    public void setMissing(int column) {
        absent[column].set(rows);
        if (starts[column] != null) {
            starts[column][rows] = PAD;
            ends[column][rows] = PAD;
        }
    }

    /** Sets the value of a column of numbers. */
    public void set(int column, double value) {
        numbers[column][rows] = value;
    }

    /** Sets the value of a column of whole numbers, truth values (0 and 1) or points in time. */
    public void set(int column, long value) {
        longs[column][rows] = value;
    }

    /** Sets the value of a column of texts. */
    public void set(int column, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int start = filled[column];
        if (start + utf8.length + PAD > bytes[column].length) {
            bytes[column] = Arrays.copyOf(bytes[column], Math.max(bytes[column].length * 2, start + utf8.length + PAD));
        }
        System.arraycopy(utf8, 0, bytes[column], start, utf8.length);
        starts[column][rows] = start;
        ends[column][rows] = start + utf8.length;
        filled[column] = start + utf8.length;
    }

    public void endRow() {
        rows++;
    }

    public boolean isFull() {
        return rows == ROWS;
    }

    /** The rows so far; valid until {@link #clear}. */
    public Batch batch() {
        ColumnSlice[] slices = new ColumnSlice[kinds.size()];
        for (int i = 0; i < slices.length; i++) {
            Kind kind = kinds.get(i);
            slices[i] = switch (kind) {
                case NUMBER -> new DoubleSlice(numbers[i], absent[i]);
                case WHOLE_NUMBER -> new LongSlice(longs[i], absent[i], LongSlice.Meaning.INTEGER);
                case BOOLEAN -> new LongSlice(longs[i], absent[i], LongSlice.Meaning.BOOLEAN);
                case TIME -> new LongSlice(longs[i], absent[i], LongSlice.Meaning.TIMESTAMP);
                case TEXT -> new TextSlice(bytes[i], starts[i], ends[i]);
                case UNTYPED -> new TextSlice(bytes[i], starts[i], 0, ends[i], 0, 0, words);
            };
        }
        return new Batch(names, slices, rows, row -> "a row");
    }

    public void clear() {
        rows = 0;
        for (int i = 0; i < filled.length; i++) {
            absent[i].clear();
            filled[i] = PAD;
        }
    }
}
