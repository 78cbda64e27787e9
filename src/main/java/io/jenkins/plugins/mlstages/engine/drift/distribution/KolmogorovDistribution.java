package io.jenkins.plugins.mlstages.engine.drift.distribution;

import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * Distribution of the two-sided one-sample Kolmogorov-Smirnov statistic for n values, as Simard and L'Ecuyer (2011),
 * "Computing the two-sided Kolmogorov-Smirnov distribution", choose the formulas. Like scipy's {@code kstwo}, from which the
 * asymptotic two-sample p-value is read at n = n1 n2 / (n1 + n2).
 */
public final class KolmogorovDistribution {
    /** From here on the probability is below 1e-300 and given as 0. */
    private static final double ZERO_FROM = 370;

    private static final int SMALL = 140;
    private static final int MATRIX_UP_TO = 10_000;
    private static final KolmogorovSmirnovTest PELZ_GOOD = new KolmogorovSmirnovTest();

    private KolmogorovDistribution() {}

    /**
     * Probability of a statistic above {@code d}.
     *
     * @param n number of values, at least 1
     */
    public static double survival(double d, long n) {
        double nd = n * d;
        double ndd = nd * d;
        if (d >= 1) {
            return 0;
        }
        if (nd <= 0.5) {
            return 1;
        }
        if (nd <= 1) {
            return 1 - Math.exp(logFactorialRatio(n) + n * Math.log(2 * nd - 1));
        }
        if (nd >= n - 1) {
            return Math.min(1, 2 * Math.pow(1 - d, n));
        }
        if (n > SMALL && ndd >= ZERO_FROM) {
            return 0;
        }
        if (d >= 0.5 || ndd >= (n <= SMALL ? 4 : 2.2)) {
            return Math.min(
                    1, 2 * SmirnovDistribution.survival(d, n)); // Miller: two one-sided tails that hardly overlap
        }
        boolean matrix = n <= SMALL || n <= MATRIX_UP_TO && n * Math.pow(d, 1.5) <= 1.4;
        double below = matrix
                ? DurbinMatrix.probability(d, (int) n)
                : PELZ_GOOD.pelzGood(d, (int) Math.min(n, Integer.MAX_VALUE));
        return Math.min(1, Math.max(0, 1 - below));
    }

    /** log(n! / n^n). */
    private static double logFactorialRatio(long n) {
        return BinomialMass.stirlingError(n) + 0.5 * Math.log(2 * Math.PI * n) - n;
    }
}
