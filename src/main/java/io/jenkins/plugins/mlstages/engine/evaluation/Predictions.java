package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.List;

/** Checked predictions of one task, in memory as primitive columns. */
sealed interface Predictions permits BinaryPredictions, ClassPredictions, NumberPredictions {
    Rows rows();

    Task task();

    /** The predictions of these rows alone, in this order, without their slice columns. */
    Predictions select(int[] rows);

    /** The same predictions with other weights, ids and slices. */
    Predictions withRows(Rows rows);

    /**
     * These predictions with the labels and weights of {@code other}, which has the same task and as many rows.
     *
     * @return {@code null} when that cannot be: the classes of several are not the same
     */
    Predictions judgedAs(Predictions other);

    /** As {@link #select}, with the slice columns. */
    default Predictions selectWithSlices(int[] chosen) {
        Predictions selected = select(chosen);
        List<SliceColumn> slices = rows().slices().stream()
                .map(slice -> new SliceColumn(slice.name(), slice.values(), Selection.of(slice.codes(), chosen)))
                .toList();
        Rows plain = selected.rows();
        return selected.withRows(new Rows(plain.size(), plain.weights(), plain.ids(), slices));
    }
}
