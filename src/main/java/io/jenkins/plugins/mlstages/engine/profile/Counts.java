package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;

/**
 * Counts by index. What happens often is counted in single bytes, so that the counts of all columns stay in the nearer
 * caches; a byte that is full goes to the whole counts.
 */
final class Counts {
    private static final int FULL = 1 << Byte.SIZE;

    /** Counted one by one, modulo 256: who counts adds 1 here and, when that gives 0, calls {@link #carry}. */
    byte[] recent;

    private long[] counts;

    Counts(int length) {
        recent = new byte[length];
        counts = new long[length];
    }

    void carry(int index) {
        counts[index] += FULL;
    }

    void add(int index, long count) {
        counts[index] += count;
    }

    long get(int index) {
        return counts[index] + (recent[index] & 0xFF);
    }

    int length() {
        return counts.length;
    }

    void grow() {
        counts = Arrays.copyOf(counts, counts.length * 2);
        recent = Arrays.copyOf(recent, counts.length);
    }

    /** Joins each two neighbours of the first {@code n}. */
    void halve(int n) {
        for (int i = 0; i < n; i += 2) {
            counts[i / 2] = get(i) + get(i + 1);
        }
        Arrays.fill(counts, n / 2, n, 0);
        Arrays.fill(recent, 0, n, (byte) 0);
    }

    int occupied(int n) {
        int occupied = 0;
        for (int i = 0; i < n; i++) {
            occupied += get(i) == 0 ? 0 : 1;
        }
        return occupied;
    }
}
