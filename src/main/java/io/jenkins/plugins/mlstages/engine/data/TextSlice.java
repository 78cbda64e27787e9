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
    private final int shift;
    private final int[] ends;
    private final int firstEnd;
    private final int gap;
    private final int step;
    private final Set<String> missing;
    private final boolean typed;
    private final boolean missingNumbers;
    private final int longestMissing;

    /**
     * Places by column.
     *
     * @param starts of row {@code r} at {@code firstStart + r}
     * @param ends of row {@code r} at {@code firstEnd + r}, {@code gap} too large
     */
    TextSlice(byte[] bytes, int[] starts, int firstStart, int[] ends, int firstEnd, int gap, Set<String> missing) {
        this(bytes, starts, firstStart, 0, ends, firstEnd, gap, 1, missing, false);
    }

    /** Places by column of texts of a typed format. */
    TextSlice(byte[] bytes, int[] starts, int[] ends) {
        this(bytes, starts, 0, 0, ends, 0, 0, 1, Set.of(), true);
    }

    /**
     * Places by row.
     *
     * @param places the start of row {@code r} at {@code firstStart + r * step}, {@code shift} too small; its end at
     *     {@code firstEnd + r * step}, {@code gap} too large
     */
    TextSlice(
            byte[] bytes,
            int[] places,
            int firstStart,
            int shift,
            int firstEnd,
            int gap,
            int step,
            Set<String> missing) {
        this(bytes, places, firstStart, shift, places, firstEnd, gap, step, missing, false);
    }

    private TextSlice(
            byte[] bytes,
            int[] starts,
            int firstStart,
            int shift,
            int[] ends,
            int firstEnd,
            int gap,
            int step,
            Set<String> missing,
            boolean typed) {
        this.bytes = bytes;
        this.starts = starts;
        this.firstStart = firstStart;
        this.shift = shift;
        this.ends = ends;
        this.firstEnd = firstEnd;
        this.gap = gap;
        this.step = step;
        this.missing = missing;
        this.typed = typed;
        boolean numbers = false;
        int longest = 0;
        for (String text : missing) {
            numbers |= !text.isEmpty() && startsLikeNumber(text.charAt(0));
            longest = Math.max(longest, utf8Length(text));
        }
        missingNumbers = numbers;
        longestMissing = longest;
    }

    private static boolean startsLikeNumber(char first) {
        return first >= '0' && first <= '9' || "+-. \t".indexOf(first) >= 0;
    }

    /** At least; exactly where the text is ASCII. */
    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += text.charAt(i) < 0x80 ? 1 : 3;
        }
        return length;
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
        return starts[firstStart + row * step] + shift;
    }

    /** Exclusive; equal to the start for an empty, hence missing, value. */
    public int end(int row) {
        return ends[firstEnd + row * step] - gap;
    }

    /**
     * Parses values, NaN for missing ones, until one is neither missing nor plainly a number.
     *
     * @param numbers is given what rows {@code from} to before {@code to} have
     * @return the row of that value, or {@code to}
     */
    public int parse(int from, int to, double[] numbers) {
        if (missingNumbers) {
            return parseUnlessMissing(from, to, numbers);
        }
        int point = from < to ? NumberParser.point(bytes, start(from), end(from)) : -1;
        return point < 0 ? parseAny(from, to, numbers) : parseDecimals(from, to, numbers, point);
    }

    /** Some numbers stand for a missing value, so each text is asked first. */
    private int parseUnlessMissing(int from, int to, double[] numbers) {
        for (int row = from; row < to; row++) {
            double value = missing(row) ? Double.NaN : NumberParser.parse(bytes, start(row), end(row));
            if (value != value && !missing(row)) {
                return row;
            }
            numbers[row] = value;
        }
        return to;
    }

    private int parseAny(int from, int to, double[] numbers) {
        for (int row = from; row < to; row++) {
            int start = start(row);
            int end = end(row);
            double value = NumberParser.parse(bytes, start, end);
            if (value != value && start < end) {
                return row;
            }
            numbers[row] = value;
        }
        return to;
    }

    /** Columns mostly have the same number of decimals in all rows. */
    private int parseDecimals(int from, int to, double[] numbers, int point) {
        double power = NumberParser.power(7 - (point >>> 3));
        for (int row = from; row < to; row++) {
            int start = start(row);
            int end = end(row);
            double value = NumberParser.decimal(bytes, start, end, point, power);
            if (value != value && start < end) {
                return row;
            }
            numbers[row] = value;
        }
        return to;
    }

    /** Whether the value spells a number and yet means a missing one, as -999 may. */
    public boolean missingNumber(int row) {
        return missingNumbers && missing(row);
    }

    /** Texts that mean a missing value, beside the empty one. */
    public Set<String> missingTexts() {
        return missing;
    }

    @Override
    public boolean missing(int row) {
        int length = end(row) - start(row);
        return length <= 0 || length <= longestMissing && missing.contains(raw(row));
    }

    @Override
    public double number(int row) {
        if (missingNumber(row)) {
            return Double.NaN;
        }
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
        return !missingNumber(row) && !Double.isNaN(NumberParser.parse(bytes, start(row), end(row)))
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
