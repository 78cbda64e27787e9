package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;

/** Counts of few different numbers: open addressing by the numbers' bits. */
final class ValueTable {
    private static final long EMPTY = Double.doubleToRawLongBits(Double.NaN);

    /** A table grows at most twice before there are too many numbers for it, so that not much is moved. */
    private static final int GROWTH = 16;

    private long[] keys = new long[64];
    private long[] counts = new long[64];
    private int distinct;

    ValueTable() {
        Arrays.fill(keys, EMPTY);
    }

    int distinct() {
        return distinct;
    }

    /** @param value finite */
    void add(double value, long count) {
        long key = Double.doubleToRawLongBits(value + 0.0);
        int mask = keys.length - 1;
        int at = slot(key) & mask;
        while (keys[at] != key) {
            if (keys[at] == EMPTY) {
                if (distinct * 2 >= keys.length) {
                    grow();
                    add(value, count);
                    return;
                }
                keys[at] = key;
                distinct++;
                break;
            }
            at = at + 1 & mask;
        }
        counts[at] += count;
    }

    private static int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 40);
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length * GROWTH];
        counts = new long[keys.length];
        Arrays.fill(keys, EMPTY);
        distinct = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                add(Double.longBitsToDouble(oldKeys[i]), oldCounts[i]);
            }
        }
    }

    ExactNumbers summary(long size) {
        double[] values = new double[distinct];
        int n = 0;
        for (long key : keys) {
            if (key != EMPTY) {
                values[n++] = Double.longBitsToDouble(key);
            }
        }
        Arrays.sort(values);
        long[] sorted = new long[n];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                sorted[Arrays.binarySearch(values, Double.longBitsToDouble(keys[i]))] = counts[i];
            }
        }
        return new ExactNumbers(values, sorted, size);
    }
}
