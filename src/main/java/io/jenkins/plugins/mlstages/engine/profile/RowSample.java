package io.jenkins.plugins.mlstages.engine.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        private final TreeMap<Long, String[]> rows = new TreeMap<>(Long::compareUnsigned);
        private long threshold = -1; // the largest unsigned number

        /** The largest hash, as an unsigned number, that would be taken. */
        long threshold() {
            return threshold;
        }

        /** Takes a row, or leaves it if its hash is too large by now. */
        void add(long hash, String[] names) {
            rows.putIfAbsent(hash, names);
            if (rows.size() > SIZE) {
                rows.pollLastEntry();
                threshold = rows.lastKey();
            }
        }

        void add(RowSample sample) {
            for (int i = 0; i < sample.hashes.length; i++) {
                add(sample.hashes[i], sample.names[i]);
            }
        }

        RowSample summary() {
            List<Long> hashes = new ArrayList<>(rows.keySet());
            return new RowSample(
                    hashes.stream().mapToLong(Long::longValue).toArray(),
                    rows.values().toArray(String[][]::new));
        }
    }
}
