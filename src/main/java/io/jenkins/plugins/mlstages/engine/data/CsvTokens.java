package io.jenkins.plugins.mlstages.engine.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the values in a stretch of CSV, eight bytes at a time, and remembers where each starts; used again and again.
 *
 * <p>A value ends one byte before the next column starts, but for quoted ones, which are listed beside. They are unescaped in
 * place when their record is complete, so that an incomplete one stays as it was.
 */
final class CsvTokens {
    /** Where data begin in {@link #bytes}. */
    static final int LEAD = 16;

    private static final int PAD = 16;

    /** After a stretch with quotes, so many are read without a look whether they have any. */
    private static final int TRY_AGAIN = 20;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

    private final int columns;
    private final int stride;
    /**
     * Start of column c in row r at {@code c * stride + r}; "column" number {@code columns} ends the last one. Not of regular
     * records: of these, {@link #marks} says all.
     */
    private final int[] starts;

    private final int[] rowStarts;
    byte[] bytes;
    /** Data are at {@code LEAD <= i < end}. */
    int end = LEAD;

    int rows;

    private final byte delimiter;
    private final QuotedValues quoted;
    private final CsvMarks marks;
    private int irregular;
    private boolean regular;
    /** Bytes between a regular record's last value and the next record. */
    private int lineEnd;

    /** What is wrong with a record. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        final int recordStart;

        Malformed(int recordStart, String sentence) {
            super(sentence, null, false, false);
            this.recordStart = recordStart;
        }
    }

    /** @param room the longest stretch, in bytes, in which records may start */
    CsvTokens(int columns, byte delimiter, int room) {
        this.columns = columns;
        this.delimiter = delimiter;
        int mostRows = room / columns + 2; // each value or its delimiter takes a byte
        this.stride = mostRows + (1024 - mostRows % 1024) + 80; // columns must not meet in one set of the cache
        this.starts = new int[(columns + 1) * stride];
        this.rowStarts = new int[mostRows + 1];
        this.bytes = new byte[LEAD + room + PAD];
        this.quoted = new QuotedValues(columns);
        this.marks = new CsvMarks(room);
    }

    void clear() {
        end = LEAD;
        rows = 0;
        regular = false;
        quoted.clear();
    }

    /** The values of one column in the rows from {@code first} on. */
    TextSlice slice(int column, int first, Words words) {
        if (regular) {
            int mark = first * columns + column;
            int gap = column + 1 == columns ? lineEnd - 1 : 0;
            return new TextSlice(bytes, marks.positions, mark, 1, mark + 1, gap, columns, words);
        }
        if (quoted.has(column)) {
            return quoted.slice(column, first, this, words);
        }
        return new TextSlice(bytes, starts, column * stride + first, starts, (column + 1) * stride + first, 1, words);
    }

    int rowStart(int row) {
        return regular ? marks.positions[row * columns] + 1 : rowStarts[row];
    }

    /** Copies where the column's values start and end, by row; without a look at quotes. */
    void copyPlaces(int column, int[] from, int[] to) {
        for (int row = 0; row < rows; row++) {
            from[row] = starts[column * stride + row];
            to[row] = starts[(column + 1) * stride + row] - 1;
        }
    }

    /** Makes room for {@code more} bytes behind the data. */
    void reserve(int more) {
        if (bytes.length < end + more + PAD) {
            bytes = Arrays.copyOf(bytes, Math.max(end + more + PAD, bytes.length * 2));
        }
    }

    /** Ends a last record that lacks its line end. */
    void closeLastLine() {
        if (end > LEAD && bytes[end - 1] != '\n') {
            reserve(1);
            bytes[end++] = '\n';
        }
    }

    /**
     * Appends the complete records that start in {@code from <= i < limit}.
     *
     * @return where the next record starts: at or after the limit, or before it when that record is incomplete
     */
    int tokenize(int from, int limit) throws Malformed {
        if (columns == 1 || rows > 0 || from >= limit || irregular-- > 0) {
            return tokenizeAny(from, limit);
        }
        int reached = tokenizeRegular(from, limit);
        irregular = reached < 0 ? TRY_AGAIN : 0;
        return reached >= 0 ? reached : tokenizeAny(from, limit);
    }

    /**
     * The same for records without quotes, each on a line with as many values as there are columns; -1 if they are not so.
     * Then every {@code columns}-th mark is a line end, and no other is: that is all there is to check.
     */
    private int tokenizeRegular(int from, int limit) {
        int found = marks.find(bytes, from, end, delimiter);
        int lines = found / columns;
        if (found < columns || marks.lines != lines) {
            return -1;
        }
        int[] p = marks.positions;
        byte[] b = bytes;
        boolean carriage = b[p[columns] - 1] == '\r';
        int before = 0;
        for (int line = 1; line <= lines; line++) {
            int last = p[line * columns];
            if (b[last] != '\n' || b[last - 1] == '\r' != carriage) {
                return -1;
            }
            before += last + 1 < limit ? 1 : 0;
        }
        regular = true;
        lineEnd = carriage ? 2 : 1;
        rows = Math.min(lines, before + 1);
        return p[rows * columns] + 1;
    }

    /** Goes over to places by column, so that records of any kind can be appended. */
    private void leaveRegular() {
        int[] p = marks.positions;
        for (int row = 0; row < rows; row++) {
            rowStarts[row] = rowStart(row);
            for (int column = 0; column < columns; column++) {
                starts[column * stride + row] = p[row * columns + column] + 1;
            }
            starts[columns * stride + row] = p[(row + 1) * columns] + 2 - lineEnd;
        }
        regular = false;
    }

    private int tokenizeAny(int from, int limit) throws Malformed {
        if (regular) {
            leaveRegular();
        }
        Arrays.fill(bytes, end, end + 8, (byte) 0);
        long delimiters = ONES * delimiter;
        byte[] b = bytes;
        int[] s = starts;
        int row = rows;
        int column = 0;
        int slot = row;
        int record = from;
        int cell = from;
        int at = from;
        if (from >= limit || from >= end) {
            return from;
        }
        s[slot] = from;
        rowStarts[row] = from;
        quoted.dropPending();
        scan:
        while (at < end) {
            long word = (long) LONG.get(b, at);
            long d = word ^ delimiters;
            long n = word ^ ONES * '\n';
            long q = word ^ ONES * '"';
            long hits = ~((((d & LOWS) + LOWS) | d) & (((n & LOWS) + LOWS) | n) & (((q & LOWS) + LOWS) | q) | LOWS);
            while (hits != 0) {
                int hit = at + (Long.numberOfTrailingZeros(hits) >>> 3);
                hits &= hits - 1;
                byte c = b[hit];
                if (c == delimiter) {
                    if (++column == columns) {
                        throw new Malformed(record, "more than " + columns + " values");
                    }
                    slot += stride;
                    cell = hit + 1;
                    s[slot] = cell;
                } else if (c == '\n') {
                    boolean carriage = hit > record && b[hit - 1] == '\r';
                    if (column + 1 == columns && hit - record > (carriage ? 1 : 0)) {
                        s[slot + stride] = carriage ? hit : hit + 1;
                        if (quoted.pending()) {
                            quoted.complete(row, b);
                        }
                        row++;
                    } else if (hit - record > (carriage ? 1 : 0)) {
                        throw new Malformed(record, "only " + (column + 1) + " of " + columns + " values");
                    }
                    record = hit + 1;
                    cell = record;
                    column = 0;
                    if (record >= limit) {
                        break scan;
                    }
                    slot = row;
                    s[slot] = record;
                    rowStarts[row] = record;
                } else if (hit == cell) {
                    int close = closingQuote(hit);
                    if (close < 0) {
                        break scan;
                    }
                    byte after = b[close + 1];
                    if (after != delimiter && after != '\n' && !(after == '\r' && b[close + 2] == '\n')) {
                        throw new Malformed(record, "text after the closing quote of value " + (column + 1));
                    }
                    quoted.add(column, hit, close);
                    at = close + 1;
                    continue scan;
                }
            }
            at += 8;
        }
        rows = row;
        return record;
    }

    /** Position of the quote that closes the one at {@code open}, or -1 when what follows it is not there yet. */
    private int closingQuote(int open) {
        int at = open + 1;
        while (true) {
            while (at < end && bytes[at] != '"') {
                at++;
            }
            if (at + 1 >= end || bytes[at + 1] == '\r' && at + 2 >= end) {
                return -1;
            }
            if (bytes[at + 1] != '"') {
                return at;
            }
            at += 2;
        }
    }
}
