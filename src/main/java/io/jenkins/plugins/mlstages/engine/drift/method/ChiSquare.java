package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.drift.distribution.HypergeometricTails;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.special.Gamma;

/**
 * Chi-square test of homogeneity on the 2 x k table (Pearson 1900), without Yates' correction.
 *
 * <p>Where the expected counts suffice (none below 1, at most a fifth below 5: Cochran 1954) the p-value is that of chi-square
 * with k - 1 degrees of freedom. Where categories are rare on one side the statistic varies far more, or less, than that. Then
 * the p-value is that of a gamma variable with the statistic's own mean and variance over all tables with the same margins; of
 * two categories it is the exact one (Fisher).
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
        return DriftTest.significance(id(), statistic, pValue(pair, statistic));
    }

    private static double pValue(PairedCategories pair, double statistic) {
        if (ExpectedCounts.of(pair).suffice()) {
            return survival(statistic, pair.distinct() - 1);
        }
        if (pair.distinct() == 2) {
            long first = pair.referenceCounts()[0] + pair.currentCounts()[0];
            long second = pair.referenceCounts()[1] + pair.currentCounts()[1];
            return new HypergeometricTails(first, second, pair.referenceSize()).twoSided(pair.referenceCounts()[0]);
        }
        return ChiSquareMoments.of(pair).survival(statistic);
    }

    /** Probability that a chi-square variable is larger. */
    static double survival(double statistic, int degreesOfFreedom) {
        return statistic <= 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }
}
