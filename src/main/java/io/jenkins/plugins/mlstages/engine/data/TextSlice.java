package io.jenkins.plugins.mlstages.engine.data;

import java.nio.charset.StandardCharsets;

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
    private final Words words;
    private final boolean typed;

    /**
     * Places by column.
     *
     * @param starts of row {@code r} at {@code firstStart + r}
     * @param ends of row {@code r} at {@code firstEnd + r}, {@code gap} too large
     */
    TextSlice(byte[] bytes, int[] starts, int firstStart, int[] ends, int firstEnd, int gap, Words words) {
        this(bytes, starts, firstStart, 0, ends, firstEnd, gap, 1, words, false);
    }

    /** Places by column of texts of a typed format. */
    TextSlice(byte[] bytes, int[] starts, int[] ends) {
        this(bytes, starts, 0, 0, ends, 0, 0, 1, Words.NONE_MISSING, true);
    }

    /**
     * Places by row.
     *
     * @param places the start of row {@code r} at {@code firstStart + r * step}, {@code shift} too small; its end at
     *     {@code firstEnd + r * step}, {@code gap} too large
     */
    TextSlice(byte[] bytes, int[] places, int firstStart, int shift, int firstEnd, int gap, int step, Words words) {
        this(bytes, places, firstStart, shift, places, firstEnd, gap, step, words, false);
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
            Words words,
            boolean typed) {
        this.bytes = bytes;
        this.starts = starts;
        this.firstStart = firstStart;
        this.shift = shift;
        this.ends = ends;
        this.firstEnd = firstEnd;
        this.gap = gap;
        this.step = step;
        this.words = words;
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
     * @param units is given the same in units of the last decimal, where that is known
     * @return the row of that value, or {@code to}
     */
    public int parse(int from, int to, double[] numbers, Units units) {
        if (words.missingNumbers()) {
            units.unknown();
            return parseUnlessMissing(from, to, numbers);
        }
        int point = from < to ? NumberParser.point(bytes, start(from), end(from)) : -1;
        if (point < 0 || point == NumberParser.AT_END) {
            units.unknown();
            return parseAny(from, to, numbers);
        }
        int decimals = 7 - (point >>> 3);
        return parseDecimals(from, to, numbers, point, NumberParser.power(decimals), units.of(decimals, to));
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

    /** Columns mostly have the same number of decimals in all rows: a loop that does nothing else takes those. */
    private int parseDecimals(int from, int to, double[] numbers, int point, double power, int[] units) {
        readUnits(from, to, point, units);
        for (int row = from; row < to; row++) {
            int whole = units[row];
            double value = whole / power;
            if (whole == Units.NONE) {
                int start = start(row);
                int end = end(row);
                value = NumberParser.parse(bytes, start, end);
                if (value != value && start < end) {
                    return row;
                }
            }
            numbers[row] = value;
        }
        return to;
    }

    private void readUnits(int from, int to, int point, int[] units) {
        byte[] b = bytes;
        int[] s = starts;
        int[] e = ends;
        int atStart = firstStart + from * step;
        int atEnd = firstEnd + from * step;
        int stride = step;
        int before = shift;
        int behind = gap + before;
        for (int row = from; row < to; row++) {
            int place = s[atStart];
            units[row] = NumberParser.units(b, place + before, e[atEnd] - place - behind, point);
            atStart += stride;
            atEnd += stride;
        }
    }

    /** Whether the value spells a number and yet means a missing one, as -999 may. */
    public boolean missingNumber(int row) {
        return words.missingNumbers() && missing(row);
    }

    /** What texts mean. */
    public Words words() {
        return words;
    }

    @Override
    public boolean missing(int row) {
        int start = start(row);
        int end = end(row);
        return start >= end || words.isMissing(bytes, start, end);
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
