package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Batch;

/**
 * Collects one column of the predictions; many are joined in the rows' order.
 *
 * @param <C> the column's own class
 */
interface Column<C extends Column<C>> {
    /** Takes in a batch's rows, checking each value. */
    void add(Batch batch, int column);

    /** Takes in the rows that follow; {@code later} is not used afterwards. */
    void append(C later);
}
