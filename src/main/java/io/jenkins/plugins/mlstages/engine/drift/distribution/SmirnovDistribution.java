package io.jenkins.plugins.mlstages.engine.drift.distribution;

/**
 * Distribution of the one-sided Kolmogorov-Smirnov statistic: the sum of Smirnov (1944) and Birnbaum and Tingey (1951),
 * P(D+ &gt; d) = d sum over k of C(n, k) (d + k/n)^(k-1) (1 - d - k/n)^(n-k).
 *
 * <p>Up to 4,000 values the sum is taken term by term. Beyond, its terms are samples of a smooth function of k that
 * vanishes with all derivatives at both ends, so every (n / 4,000)-th stands for its neighbours with a relative error below
 * 1e-11 (the trapezoidal rule converges exponentially there).
 */
final class SmirnovDistribution {
    private static final int EXACT_UP_TO = 4_000;

    private SmirnovDistribution() {}

    static double survival(double d, long n) {
        double step = n <= EXACT_UP_TO ? 1 : n / (double) EXACT_UP_TO;
        double sum = 0;
        for (double k = 0; k < n * (1 - d); k += step) {
            double p = d + k / n;
            sum += Math.exp(BinomialMass.log(k, n, p, 1 - p)) * d / p;
        }
        return Math.min(1, sum * step);
    }
}
