package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Likelihood-ratio (G) test of homogeneity on the 2 x k table (Wilks 1938; Sokal and Rohlf 1995), chi-square p-value with
 * k - 1 degrees of freedom.
 *
 * <p>Small counts make it cry wolf: where one of the expected counts is below 1 or more than a fifth are below 5 (the rule of
 * Cochran 1954) it does not apply.
 */
public final class GTest implements CategoricalMethod {
    @Override
    public String id() {
        return "g-test";
    }

    @Override
    public String title() {
        return "G test";
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
        ExpectedCounts expected = ExpectedCounts.of(pair);
        if (!expected.suffice()) {
            return DriftTest.notApplicable(id(), refusal(expected));
        }
        double n = pair.referenceSize();
        double m = pair.currentSize();
        double sum = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double r = pair.referenceCounts()[i];
            double c = pair.currentCounts()[i];
            double expected1 = (r + c) * (n / (n + m));
            double expected2 = (r + c) * (m / (n + m));
            sum += (r > 0 ? r * Math.log(r / expected1) : 0) + (c > 0 ? c * Math.log(c / expected2) : 0);
        }
        double statistic = Math.max(0, 2 * sum);
        return DriftTest.significance(id(), statistic, ChiSquare.survival(statistic, pair.distinct() - 1));
    }

    private static String refusal(ExpectedCounts expected) {
        return expected.least() < 1
                ? "an expected count is below 1, too little for this test"
                : expected.below() + " of " + expected.cells() + " expected counts are below 5, too many for this test";
    }
}
