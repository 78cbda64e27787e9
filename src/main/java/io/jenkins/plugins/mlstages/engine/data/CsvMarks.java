package io.jenkins.plugins.mlstages.engine.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The positions of all delimiters and line ends in a stretch of CSV without quotes: 64 bytes at a time become 64 bits, whose
 * ones are then listed without a branch for each.
 */
final class CsvMarks {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;
    private static final long HIGHS = ~LOWS;
    private static final long NEWLINES = ONES * '\n';
    private static final long QUOTES = ONES * '"';
    private static final long GATHER = 0x0002040810204081L;
    private static final int STEP = 64;
    private static final int AT_ONCE = 12;

    /** From 1 on; at 0 a mark just before the stretch. */
    int[] positions;

    int lines;

    /** @param room the usual length of a stretch: for values of two bytes with their delimiters there are places at once */
    CsvMarks(int room) {
        positions = new int[room / 2 + 1024];
    }

    /** @return how many there are, or -1 when there is a quote */
    int find(byte[] bytes, int from, int to, byte delimiter) {
        long delimiters = ONES * delimiter;
        positions[0] = from - 1;
        lines = 0;
        int n = 1;
        int at = from;
        for (; at + STEP <= to; at += STEP) {
            if (positions.length < n + STEP + AT_ONCE) {
                positions = Arrays.copyOf(positions, positions.length * 2);
            }
            long marks = 0;
            long all = 0;
            long notQuote = -1;
            int ends = 0;
            for (int k = 0; k < STEP; k += 8) { // for ASCII: the sums' highest bits are 0 where bytes are equal
                long word = (long) LONG.get(bytes, at + k);
                long notEnd = (word ^ NEWLINES) + LOWS;
                long hits = ~((word ^ delimiters) + LOWS & notEnd) & HIGHS;
                notQuote &= (word ^ QUOTES) + LOWS;
                all |= word;
                ends += Long.bitCount(~notEnd & HIGHS);
                marks |= (hits * GATHER >>> 56) << k;
            }
            if (((all | ~notQuote) & HIGHS) != 0) {
                if (contains(bytes, at, QUOTES)) {
                    return -1;
                }
                marks = ofAny(bytes, at, delimiters);
            } else {
                lines += ends;
            }
            n = list(marks, at, n);
        }
        for (; at < to; at++) {
            byte c = bytes[at];
            if (c == '"') {
                return -1;
            }
            lines += c == '\n' ? 1 : 0;
            if (c == '\n' || c == delimiter) {
                if (n == positions.length) {
                    positions = Arrays.copyOf(positions, n * 2);
                }
                positions[n++] = at;
            }
        }
        return n - 1;
    }

    private static boolean contains(byte[] bytes, int at, long eight) {
        long different = HIGHS;
        for (int k = 0; k < STEP; k += 8) {
            different &= different((long) LONG.get(bytes, at + k) ^ eight);
        }
        return different != HIGHS;
    }

    /** The marks in a step of any bytes; its line ends are counted. */
    private long ofAny(byte[] bytes, int at, long delimiters) {
        long marks = 0;
        for (int k = 0; k < STEP; k += 8) {
            long word = (long) LONG.get(bytes, at + k);
            long notEnd = different(word ^ NEWLINES);
            long hits = different(word ^ delimiters) & notEnd ^ HIGHS;
            lines += Long.bitCount(notEnd ^ HIGHS);
            marks |= (hits * GATHER >>> 56) << k;
        }
        return marks;
    }

    /** The highest bit of each byte that is not 0, for any bytes. */
    private static long different(long word) {
        return ((word & LOWS) + LOWS | word) & HIGHS;
    }

    private int list(long marks, int at, int n) {
        int[] p = positions;
        int next = n;
        int count = Long.bitCount(marks);
        long rest = marks;
        do { // twelve at once, some of them too many: the next ones take their places
            p[next] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 1] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 2] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 3] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 4] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 5] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 6] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 7] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 8] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 9] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 10] = at + zeros(rest);
            rest &= rest - 1;
            p[next + 11] = at + zeros(rest);
            rest &= rest - 1;
            next += AT_ONCE;
        } while (rest != 0);
        return n + count;
    }

    /** The lowest zeros, counted as ones: where a processor must search for the lowest one, that takes longer. */
    private static int zeros(long bits) {
        return Long.bitCount(~bits & bits - 1);
    }
}
