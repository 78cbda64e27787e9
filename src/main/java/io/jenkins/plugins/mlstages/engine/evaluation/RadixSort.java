package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * Stable sort of 64-bit keys as unsigned numbers, with an optional payload, in time linear in their number.
 *
 * <p>Keys are dealt out by the highest bits in which they differ, and each heap is sorted in the same way by itself: after
 * the first deal the work stays within the processor's cache.
 */
final class RadixSort {
    /** So many bits are looked at in one deal at most. */
    private static final int MOST_BITS = 11;

    /** Fewer keys than this are sorted by insertion. */
    private static final int FEW = 24;

    private final long[] keys;
    private final long[] other;
    private final int[] payload;
    private final int[] otherPayload;

    private RadixSort(long[] keys, int[] payload) {
        this.keys = keys;
        this.other = new long[keys.length];
        this.payload = payload;
        this.otherPayload = payload == null ? null : new int[payload.length];
    }

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
        if (keys.length > 1) {
            new RadixSort(keys, payload).sortHeaps(0, new int[] {keys.length});
        }
    }

    /** Sorts a part of the arrays, with the same part of the others for the deal. */
    private void sort(int from, int to) {
        long different = different(keys, from, to);
        if (different == 0) {
            return;
        }
        int highest = 64 - Long.numberOfLeadingZeros(different);
        int bits = Math.min(highest, bits(to - from));
        int shift = highest - bits;
        int[] heaps = new int[1 << bits];
        count(keys, from, to, shift, heaps);
        starts(heaps, from);
        deal(from, to, shift, heaps); // after which heaps says where each one ends
        if (shift > 0) {
            sortHeaps(from, heaps);
        }
    }

    /** So many that a heap holds about a dozen keys, if they are spread evenly. */
    private static int bits(int count) {
        return Math.min(MOST_BITS, 28 - Integer.numberOfLeadingZeros(count));
    }

    /** The bits that are not the same in all keys. */
    private static long different(long[] keys, int from, int to) {
        long first = keys[from];
        long different = 0;
        for (int i = from; i < to; i++) {
            different |= keys[i] ^ first;
        }
        return different;
    }

    private static void count(long[] keys, int from, int to, int shift, int[] counts) {
        for (int i = from; i < to; i++) {
            counts[(int) (keys[i] >>> shift) & counts.length - 1]++;
        }
    }

    private static void starts(int[] counts, int from) {
        int sum = from;
        for (int heap = 0; heap < counts.length; heap++) {
            int count = counts[heap];
            counts[heap] = sum;
            sum += count;
        }
    }

    private void deal(int from, int to, int shift, int[] next) {
        if (payload == null) {
            deal(keys, other, from, to, shift, next);
        } else {
            deal(keys, other, payload, otherPayload, from, to, shift, next);
            System.arraycopy(otherPayload, from, payload, from, to - from);
        }
        System.arraycopy(other, from, keys, from, to - from);
    }

    private static void deal(long[] keys, long[] into, int from, int to, int shift, int[] next) {
        for (int i = from; i < to; i++) {
            long key = keys[i];
            into[next[(int) (key >>> shift) & next.length - 1]++] = key;
        }
    }

    private static void deal(
            long[] keys, long[] into, int[] payload, int[] intoPayload, int from, int to, int shift, int[] next) {
        for (int i = from; i < to; i++) {
            long key = keys[i];
            int at = next[(int) (key >>> shift) & next.length - 1]++;
            into[at] = key;
            intoPayload[at] = payload[i];
        }
    }

    private void sortHeaps(int from, int[] ends) {
        int start = from;
        for (int end : ends) {
            if (end - start >= FEW) {
                sort(start, end);
            } else if (payload == null) {
                insert(keys, start, end);
            } else {
                insert(keys, payload, start, end);
            }
            start = end;
        }
    }

    private static void insert(long[] keys, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int at = i;
            for (; at > from && Long.compareUnsigned(keys[at - 1], key) > 0; at--) {
                keys[at] = keys[at - 1];
            }
            keys[at] = key;
        }
    }

    private static void insert(long[] keys, int[] payload, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int moved = payload[i];
            int at = i;
            for (; at > from && Long.compareUnsigned(keys[at - 1], key) > 0; at--) {
                keys[at] = keys[at - 1];
                payload[at] = payload[at - 1];
            }
            keys[at] = key;
            payload[at] = moved;
        }
    }
}
