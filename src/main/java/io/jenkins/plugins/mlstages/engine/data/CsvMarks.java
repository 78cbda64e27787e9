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
        long newlines = ONES * '\n';
        long quotes = ONES * '"';
        positions[0] = from - 1;
        int n = 1;
        int ends = 0;
        int at = from;
        for (; at + STEP <= to; at += STEP) {
            if (positions.length < n + STEP + AT_ONCE) {
                positions = Arrays.copyOf(positions, positions.length * 2);
            }
            long marks = 0;
            long anyQuote = 0;
            for (int k = 0; k < STEP; k += 8) {
                long word = (long) LONG.get(bytes, at + k);
                long d = word ^ delimiters;
                long l = word ^ newlines;
                long q = word ^ quotes;
                long notEnd = (l & LOWS) + LOWS | l;
                anyQuote |= q - ONES & ~q; // whether there is any, not which
                ends += Long.bitCount(~notEnd & HIGHS);
                long hits = ~(((d & LOWS) + LOWS | d) & notEnd) & HIGHS;
                marks |= (hits * GATHER >>> 56) << k;
            }
            if ((anyQuote & HIGHS) != 0) {
                return -1;
            }
            n = list(marks, at, n);
        }
        for (; at < to; at++) {
            byte c = bytes[at];
            if (c == '"') {
                return -1;
            }
            ends += c == '\n' ? 1 : 0;
            if (c == '\n' || c == delimiter) {
                if (n == positions.length) {
                    positions = Arrays.copyOf(positions, n * 2);
                }
                positions[n++] = at;
            }
        }
        lines = ends;
        return n - 1;
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
