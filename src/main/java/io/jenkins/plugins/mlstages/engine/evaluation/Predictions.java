package io.jenkins.plugins.mlstages.engine.evaluation;

/** Checked predictions of one task, in memory as primitive columns. */
sealed interface Predictions permits BinaryPredictions, ClassPredictions, NumberPredictions {
    Rows rows();

    Task task();

    /** The predictions of these rows alone, in this order. */
    Predictions select(int[] rows);
}
