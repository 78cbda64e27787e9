package io.jenkins.plugins.mlstages.engine.drift.distribution;

import org.apache.commons.math3.special.Gamma;

/**
 * Binomial probabilities by the saddle-point form of Loader (2000), "Fast and accurate computation of binomial
 * probabilities": relative precision near 1e-14 for every size, where differences of log-gammas lose digits with n.
 */
final class BinomialMass {
    private static final double HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);

    private BinomialMass() {}

    /**
     * Logarithm of C(n, k) p^k q^(n-k); {@code k} may lie between the integers, {@code q} is 1 - p given on its own so that
     * small ones keep their digits.
     */
    static double log(double k, double n, double p, double q) {
        if (n == 0) {
            return 0;
        }
        if (k == 0) {
            return n * logOf(q, p);
        }
        if (k == n) {
            return n * logOf(p, q);
        }
        return stirlingError(n)
                - stirlingError(k)
                - stirlingError(n - k)
                - deviance(k, n * p)
                - deviance(n - k, n * q)
                - HALF_LOG_2PI
                + 0.5 * Math.log(n / (k * (n - k)));
    }

    /** log(p) for p = 1 - q, precise also near 1. */
    private static double logOf(double p, double q) {
        return p > 0.5 ? Math.log1p(-q) : Math.log(p);
    }

    /** log(x!) minus Stirling's formula for it. */
    static double stirlingError(double x) {
        if (x < 16) {
            return Gamma.logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_2PI;
        }
        double s = x * x;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / s) / s) / s) / s) / x;
    }

    /** x log(x / m) + m - x without cancellation near x = m. */
    static double deviance(double x, double m) {
        double difference = x - m;
        if (Math.abs(difference) >= 0.1 * (x + m)) {
            return x * Math.log(x / m) + m - x;
        }
        double v = difference / (x + m);
        double sum = difference * v;
        double power = 2 * x * v;
        for (int j = 1; j < 1000; j++) {
            power *= v * v;
            double next = sum + power / (2 * j + 1);
            if (next == sum) {
                break;
            }
            sum = next;
        }
        return sum;
    }
}
