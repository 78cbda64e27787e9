package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.drift.distribution.KolmogorovDistribution;
import io.jenkins.plugins.mlstages.engine.drift.distribution.TwoSampleKolmogorovDistribution;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.special.Gamma;

/**
 * Two-sample Kolmogorov-Smirnov test: the largest distance of the two distribution functions (Smirnov 1939).
 *
 * <p>The p-value is the asymptotic one in scipy's form: the distribution of the one-sample statistic at
 * n1 n2 / (n1 + n2) values, which is conservative where values repeat. Where the samples do not overlap at all (statistic
 * 1) it is exact. Gridded data: the statistic is at most the exact one and at least that minus the largest share that
 * one cell holds.
 */
public final class KolmogorovSmirnov implements NumericMethod {
    private static final long EXACT_UP_TO = 10_000;

    private final long exactUpTo;

    /** With the asymptotic p-value, whatever the sizes: the default decision does not jump where they pass a bound. */
    public KolmogorovSmirnov() {
        this(0);
    }

    private KolmogorovSmirnov(long exactUpTo) {
        this.exactUpTo = exactUpTo;
    }

    /**
     * With the exact p-value of values that do not repeat where both samples have at most 10,000 values: as Evidently 0.7
     * does, which leaves the choice to scipy's {@code ks_2samp(method='auto')}.
     */
    public static KolmogorovSmirnov likeEvidently() {
        return new KolmogorovSmirnov(EXACT_UP_TO);
    }

    @Override
    public String id() {
        return "ks";
    }

    @Override
    public String title() {
        return "Kolmogorov-Smirnov";
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
    public DriftTest compute(PairedNumbers pair) {
        double n = pair.reference().size();
        double m = pair.current().size();
        long below1 = 0;
        long below2 = 0;
        double largest = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            below1 += pair.referenceCounts()[i];
            below2 += pair.currentCounts()[i];
            largest = Math.max(largest, Math.abs(below1 / n - below2 / m));
        }
        return DriftTest.significance(id(), largest, pValue(largest, n, m));
    }

    private double pValue(double statistic, double n, double m) {
        if (Math.max(n, m) <= exactUpTo) {
            return TwoSampleKolmogorovDistribution.survival(statistic, (int) n, (int) m);
        }
        if (statistic == 1) {
            return Math.min(1, 2 * Math.exp(Gamma.logGamma(n + 1) + Gamma.logGamma(m + 1) - Gamma.logGamma(n + m + 1)));
        }
        return KolmogorovDistribution.survival(statistic, Math.max(1, (long) Math.rint(m * n / (m + n))));
    }
}
