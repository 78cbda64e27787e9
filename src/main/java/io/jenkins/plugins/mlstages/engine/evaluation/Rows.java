package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.List;

/**
 * What predictions of every task have beside labels and predictions.
 *
 * @param size number of rows
 * @param weights row weights, none negative, {@code null} when all are 1
 * @param ids 64-bit hashes of the row ids, {@code null} when there is no id column
 * @param slices the slice columns
 */
record Rows(int size, double[] weights, long[] ids, List<SliceColumn> slices) {
    Rows {
        slices = List.copyOf(slices);
    }

    static Rows plain(int size) {
        return new Rows(size, null, null, List.of());
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    double totalWeight() {
        if (weights == null) {
            return size;
        }
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        return total;
    }

    /** Kish's effective number of rows: without weights their number. */
    double effective() {
        if (weights == null) {
            return size;
        }
        double total = 0;
        double squares = 0;
        for (double weight : weights) {
            total += weight;
            squares += weight * weight;
        }
        return total * total / squares;
    }

    /** These rows alone, in this order, without their slice columns. */
    Rows select(int[] rows) {
        return new Rows(rows.length, Selection.of(weights, rows), Selection.of(ids, rows), List.of());
    }
}
