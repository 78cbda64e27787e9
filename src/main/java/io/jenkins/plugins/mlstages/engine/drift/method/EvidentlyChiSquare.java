package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Chi-square test of fit as Evidently 0.7 uses it: the reference's shares are taken as known, so the expected counts are the
 * reference's times n_current / n_reference, and a category that is new in the current data makes the statistic infinite.
 */
public final class EvidentlyChiSquare implements CategoricalMethod {
    @Override
    public String id() {
        return "chi-square";
    }

    @Override
    public String title() {
        return "chi-square";
    }

    @Override
    public boolean hasPValue() {
        return true;
    }

    @Override
    public DriftTest compute(PairedCategories pair) {
        double statistic = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double expected = pair.referenceCounts()[i] * ((double) pair.currentSize() / pair.referenceSize());
            if (expected == 0) {
                return DriftTest.infinite(id(), 0, "the statistic is infinite, since '" + pair.names()[i] + "' is new");
            }
            statistic += (pair.currentCounts()[i] - expected) * (pair.currentCounts()[i] - expected) / expected;
        }
        return DriftTest.significance(id(), statistic, ChiSquare.survival(statistic, pair.distinct() - 1));
    }
}
