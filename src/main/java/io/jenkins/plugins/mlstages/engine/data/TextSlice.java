package io.jenkins.plugins.mlstages.engine.data;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Values as the file's bytes (UTF-8); numbers are parsed when asked for. Its arrays are shared with the reader and used
 * again for the next batch.
 */
public final class TextSlice implements ColumnSlice {
    private final byte[] bytes;
    private final int[] starts;
    private final int firstStart;
    private final int[] ends;
    private final int firstEnd;
    private final int gap;
    private final Set<String> missing;
    private final boolean typed;

    /**
     * @param starts of row {@code r} at {@code firstStart + r}
     * @param ends of row {@code r} at {@code firstEnd + r}, {@code gap} too large
     */
    TextSlice(byte[] bytes, int[] starts, int firstStart, int[] ends, int firstEnd, int gap, Set<String> missing) {
        this(bytes, starts, firstStart, ends, firstEnd, gap, missing, false);
    }

    TextSlice(
            byte[] bytes,
            int[] starts,
            int firstStart,
            int[] ends,
            int firstEnd,
            int gap,
            Set<String> missing,
            boolean typed) {
        this.bytes = bytes;
        this.starts = starts;
        this.firstStart = firstStart;
        this.ends = ends;
        this.firstEnd = firstEnd;
        this.gap = gap;
        this.missing = missing;
        this.typed = typed;
    }

    /** Whether the file's format says that the values are texts: then {@code 01} is a name, not a number. */
    public boolean typed() {
        return typed;
    }

    /** The bytes that {@link #start} and {@link #end} point into; 8 bytes before and 16 behind any value may be read. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int row) {
        return starts[firstStart + row];
    }

    /** Exclusive; equal to the start for an empty, hence missing, value. */
    public int end(int row) {
        return ends[firstEnd + row] - gap;
    }

    /** Texts that mean a missing value, beside the empty one. */
    public Set<String> missingTexts() {
        return missing;
    }

    @Override
    public boolean missing(int row) {
        int length = end(row) - start(row);
        return length <= 0 || length < 16 && missing.contains(raw(row));
    }

    @Override
    public double number(int row) {
        double value = NumberParser.parse(bytes, start(row), end(row));
        if (value == value) {
            return value;
        }
        String raw = raw(row);
        return switch (NumberParser.word(raw)) {
            case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            case NUMBER -> NumberParser.value(raw);
            case NAN, OTHER -> Double.NaN;
        };
    }

    @Override
    public boolean isNumber(int row) {
        return !Double.isNaN(NumberParser.parse(bytes, start(row), end(row)))
                || !missing(row) && NumberParser.word(raw(row)) != NumberParser.Word.OTHER;
    }

    @Override
    public String text(int row) {
        return missing(row) ? null : raw(row);
    }

    private String raw(int row) {
        int start = start(row);
        return new String(bytes, start, Math.max(0, end(row) - start), StandardCharsets.UTF_8);
    }
}
