package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.special.Erf;

/**
 * z test for two proportions with the pooled share (Fleiss 1981), two-sided, for columns of two categories: whether the
 * share of the first category (in the order of the names) is the same; positive when it is larger in the reference.
 */
public final class TwoProportions implements CategoricalMethod {
    @Override
    public String id() {
        return "z";
    }

    @Override
    public String title() {
        return "z";
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
        if (pair.distinct() > 2) {
            return DriftTest.notApplicable(id(), "it compares two categories and there are " + pair.distinct());
        }
        double z =
                statistic(pair.referenceCounts()[0], pair.referenceSize(), pair.currentCounts()[0], pair.currentSize());
        return DriftTest.significance(id(), z, pValue(z));
    }

    /** z for {@code k1} of {@code n1} in the reference against {@code k2} of {@code n2}; NaN where all or none have it. */
    public static double statistic(double k1, double n1, double k2, double n2) {
        double share = (k1 + k2) / (n1 + n2);
        return (k1 / n1 - k2 / n2) / Math.sqrt(share * (1 - share) * (1 / n1 + 1 / n2));
    }

    /** Two-sided normal p-value. */
    public static double pValue(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
