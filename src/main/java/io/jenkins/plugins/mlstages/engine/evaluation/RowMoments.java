package io.jenkins.plugins.mlstages.engine.evaluation;

/** A few numbers per row whose means, over rows, metrics are made of. */
interface RowMoments {
    /** How many numbers a row has. */
    int count();

    /** Puts the numbers of this row into {@code into}. */
    void of(int row, double[] into);
}
