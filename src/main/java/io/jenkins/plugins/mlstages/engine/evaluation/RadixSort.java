package io.jenkins.plugins.mlstages.engine.evaluation;

/** Stable sort of 64-bit keys as unsigned numbers, with an optional payload, in time linear in their number. */
final class RadixSort {
    private static final int BITS = 11;
    private static final int CELLS = 1 << BITS;
    private static final int PASSES = 6;

    private RadixSort() {}

    /** The key whose unsigned order is the order of the (not NaN) numbers; 0.0 and -0.0 are the same. */
    static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    /** The number that a key stands for. */
    static double value(long key) {
        return Double.longBitsToDouble(key ^ (~key >> 63 | Long.MIN_VALUE));
    }

    /** The order of the (not NaN) numbers: indexes of the smallest first, ties in their first order. */
    static int[] order(double[] values) {
        long[] keys = new long[values.length];
        int[] rows = new int[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(values[i]);
            rows[i] = i;
        }
        sort(keys, rows);
        return rows;
    }

    /**
     * Sorts both arrays in place by the keys.
     *
     * @param payload moved along with the keys, {@code null} if there is none
     */
    static void sort(long[] keys, int[] payload) {
        int n = keys.length;
        int[][] counts = new int[PASSES][CELLS];
        for (long key : keys) {
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][(int) (key >>> pass * BITS) & CELLS - 1]++;
            }
        }
        long[] from = keys;
        long[] to = null;
        int[] fromPayload = payload;
        int[] toPayload = null;
        for (int pass = 0; pass < PASSES; pass++) {
            int shift = pass * BITS;
            int[] next = counts[pass];
            if (n == 0 || next[(int) (from[0] >>> shift) & CELLS - 1] == n) {
                continue; // this digit is the same everywhere
            }
            if (to == null) {
                to = new long[n];
                toPayload = payload == null ? null : new int[n];
            }
            starts(next);
            if (payload == null) {
                scatter(from, to, next, shift);
            } else {
                scatter(from, to, fromPayload, toPayload, next, shift);
            }
            long[] swap = from;
            from = to;
            to = swap;
            int[] swapPayload = fromPayload;
            fromPayload = toPayload;
            toPayload = swapPayload;
        }
        if (from != keys) {
            System.arraycopy(from, 0, keys, 0, n);
            if (payload != null) {
                System.arraycopy(fromPayload, 0, payload, 0, n);
            }
        }
    }

    private static void starts(int[] counts) {
        int sum = 0;
        for (int c = 0; c < CELLS; c++) {
            int count = counts[c];
            counts[c] = sum;
            sum += count;
        }
    }

    private static void scatter(long[] from, long[] to, int[] next, int shift) {
        for (long key : from) {
            to[next[(int) (key >>> shift) & CELLS - 1]++] = key;
        }
    }

    private static void scatter(long[] from, long[] to, int[] fromPayload, int[] toPayload, int[] next, int shift) {
        for (int i = 0; i < from.length; i++) {
            int at = next[(int) (from[i] >>> shift) & CELLS - 1]++;
            to[at] = from[i];
            toPayload[at] = fromPayload[i];
        }
    }
}
