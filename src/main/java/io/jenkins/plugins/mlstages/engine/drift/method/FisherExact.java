package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.drift.distribution.HypergeometricTails;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Fisher's exact test for two categories (Fisher 1934), two-sided by the probabilities of the tables. The statistic is the
 * sample's odds ratio; it is absent, with a reason, where it is infinite.
 */
public final class FisherExact implements CategoricalMethod {
    @Override
    public String id() {
        return "fisher-exact";
    }

    @Override
    public String title() {
        return "Fisher's exact";
    }

    @Override
    public boolean hasPValue() {
        return true;
    }

    @Override
    public int leastSize() {
        return 1;
    }

    @Override
    public DriftTest compute(PairedCategories pair) {
        if (pair.distinct() > 2) {
            return DriftTest.notApplicable(id(), "it compares two categories and there are " + pair.distinct());
        }
        long a = pair.referenceCounts()[0];
        long b = pair.referenceCounts()[1];
        long c = pair.currentCounts()[0];
        long d = pair.currentCounts()[1];
        double p = new HypergeometricTails(a + c, b + d, a + b).twoSided(a);
        if (b == 0 || c == 0) {
            return DriftTest.infinite(id(), p, "the odds ratio is infinite, since one side lacks a category");
        }
        return DriftTest.significance(id(), (double) a / b * ((double) d / c), p);
    }
}
