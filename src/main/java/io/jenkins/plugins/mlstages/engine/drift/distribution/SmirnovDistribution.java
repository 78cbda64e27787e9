package io.jenkins.plugins.mlstages.engine.drift.distribution;

/**
 * Distribution of the one-sided Kolmogorov-Smirnov statistic: the sum of Smirnov (1944) and Birnbaum and Tingey (1951),
 * P(D+ &gt; d) = d sum over k of C(n, k) (d + k/n)^(k-1) (1 - d - k/n)^(n-k).
 *
 * <p>Up to 1,000 values, and for large d, the sum is taken term by term. Beyond, its terms are samples of a smooth function
 * of k that vanishes with all derivatives at both ends, so every (n / 200)-th stands for its neighbours: the trapezoidal
 * rule converges exponentially there. The relative error is below 1e-11 for n d^2 from 2.2, where
 * {@link KolmogorovDistribution} needs it.
 */
final class SmirnovDistribution {
    private static final int EXACT_UP_TO = 1_000;
    private static final double EXACT_FROM = 0.3;
    private static final int TERMS = 200;

    private SmirnovDistribution() {}

    static double survival(double d, long n) {
        double step = n <= EXACT_UP_TO || d >= EXACT_FROM ? 1 : n / (double) TERMS;
        double sum = 0;
        for (double k = 0; k < n * (1 - d); k += step) {
            double p = d + k / n;
            sum += Math.exp(BinomialMass.log(k, n, p, 1 - p)) * d / p;
        }
        return Math.min(1, sum * step);
    }
}
