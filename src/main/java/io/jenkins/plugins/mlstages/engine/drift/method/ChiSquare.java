package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.special.Gamma;

/**
 * Chi-square test of homogeneity on the 2 x k table (Pearson 1900), without Yates' correction, k - 1 degrees of freedom.
 * Where most categories are rare it keeps its level (it is then conservative), but has little power.
 */
public final class ChiSquare implements CategoricalMethod {
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
    public int leastSize() {
        return 5;
    }

    @Override
    public DriftTest compute(PairedCategories pair) {
        double n = pair.referenceSize();
        double m = pair.currentSize();
        double statistic = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double r = pair.referenceCounts()[i];
            double c = pair.currentCounts()[i];
            double expected1 = (r + c) * (n / (n + m));
            double expected2 = (r + c) * (m / (n + m));
            statistic += (r - expected1) * (r - expected1) / expected1 + (c - expected2) * (c - expected2) / expected2;
        }
        return DriftTest.significance(id(), statistic, survival(statistic, pair.distinct() - 1));
    }

    /** Probability that a chi-square variable is larger. */
    static double survival(double statistic, int degreesOfFreedom) {
        return statistic <= 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }
}
