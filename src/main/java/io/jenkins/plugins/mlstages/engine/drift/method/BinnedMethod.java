package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * A distance between two lists of shares over the same bins, for both kinds of columns: categories are their own bins; numbers
 * are put into one bin for each value up to 20 distinct values of both samples together, else into Sturges bins over the
 * range of both. Gridded data: exact but for values in a cell that a bin's edge cuts, which all go to one side.
 */
public interface BinnedMethod extends NumericMethod, CategoricalMethod {
    /** The distance; finite for all shares. */
    double distance(Shares shares);

    @Override
    default boolean hasPValue() {
        return false;
    }

    @Override
    default int leastSize() {
        return 1;
    }

    @Override
    default DriftTest compute(PairedNumbers pair) {
        return DriftTest.distance(id(), distance(Shares.of(pair)));
    }

    @Override
    default DriftTest compute(PairedCategories pair) {
        return DriftTest.distance(id(), distance(Shares.of(pair)));
    }
}
