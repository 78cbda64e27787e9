package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of the {@link #SIZE} rows with the smallest row hashes among the rows that have a text: a random sample of the
 * different rows that depends on the rows only, so samples merge by keeping the smallest. It gives names to the hash cells
 * of columns with very many names: of a name in 1 % of the rows about ten are in the sample.
 *
 * @param hashes strictly ascending, as unsigned numbers
 * @param names one row for each hash, one name for each column, {@code null} where the value is no text
 */
record RowSample(long[] hashes, String[][] names) {
    static final int SIZE = 1_024;
    static final int LONGEST_NAME = 100;
    static final RowSample NONE = new RowSample(new long[0], new String[0][]);

    /** Names of hash cells: the most frequent name that fell into it, ties to the first by name. */
    Map<Integer, String> labels(int column) {
        Map<String, Integer> counted = new TreeMap<>();
        for (String[] row : names) {
            if (row[column] != null) {
                counted.merge(row[column], 1, Integer::sum);
            }
        }
        Map<Integer, String> labels = new HashMap<>();
        counted.forEach((name, count) -> labels.merge(
                HashedNames.cell(name), name, (old, other) -> counted.get(other) > counted.get(old) ? other : old));
        return labels;
    }

    /** Collects a sample. */
    static final class Tally {
        /** Ascending: hashes with the highest bit flipped, so that they are in the order of unsigned numbers. */
        private final long[] keys = new long[SIZE];

        private final String[][] names = new String[SIZE][];
        private int size;

        /** The largest hash, as an unsigned number, that would be taken. */
        long threshold() {
            return size < SIZE ? -1 : keys[SIZE - 1] ^ Long.MIN_VALUE;
        }

        /** Takes a row, or leaves it if its hash is there or too large by now. */
        void add(long hash, String[] row) {
            int found = Arrays.binarySearch(keys, 0, size, hash ^ Long.MIN_VALUE);
            int at = -found - 1;
            if (found >= 0 || at == SIZE) {
                return;
            }
            int moved = Math.min(size, SIZE - 1) - at;
            System.arraycopy(keys, at, keys, at + 1, moved);
            System.arraycopy(names, at, names, at + 1, moved);
            keys[at] = hash ^ Long.MIN_VALUE;
            names[at] = row;
            size = Math.min(size + 1, SIZE);
        }

        void add(RowSample sample) {
            for (int i = 0; i < sample.hashes.length; i++) {
                add(sample.hashes[i], sample.names[i]);
            }
        }

        RowSample summary() {
            long[] hashes = Arrays.copyOf(keys, size);
            for (int i = 0; i < size; i++) {
                hashes[i] ^= Long.MIN_VALUE;
            }
            return new RowSample(hashes, Arrays.copyOf(names, size));
        }
    }
}
