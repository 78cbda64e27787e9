package io.jenkins.plugins.mlstages.engine.drift.distribution;

/**
 * Limiting distribution of the Cramer-von Mises statistic: the series (1.3) of Csorgo and Faraway (1996), "The exact and
 * asymptotic distributions of Cramer-von Mises statistics".
 *
 * <p>The sum ends, as scipy's does, with the first term below 1e-7. All terms are positive, so far in the tail the
 * probability given is too large, never too small: values below about 1e-6 say "small", not how small.
 */
public final class CramerVonMisesDistribution {
    private static final double LAST_TERM = 1e-7;
    private static final double ORDER = 0.25;

    private CramerVonMisesDistribution() {}

    /** Probability of a statistic above {@code x}. */
    public static double survival(double x) {
        if (x < 0.003) {
            return 1; // the distribution function is below 1.3e-18 there
        }
        double below = 0;
        double term = 1;
        double weight = 1 / (Math.PI * Math.sqrt(x)); // Gamma(k + 1/2) / Gamma(k + 1) / sqrt(pi^3 x)
        for (int k = 0; Math.abs(term) >= LAST_TERM; k++) {
            double y = 4.0 * k + 1;
            double q = y * y / (16 * x);
            term = weight * Math.sqrt(y) * Math.exp(-2 * q) * scaledBesselK(q);
            below += term;
            weight *= (k + 0.5) / (k + 1);
        }
        return Math.max(0, 1 - below);
    }

    /**
     * exp(q) K(q) for the modified Bessel function of the second kind of order 1/4: the trapezoidal rule on its integral
     * of exp(-q (cosh t - 1)) cosh(t / 4) over t &gt; 0, which converges exponentially (error below 1e-16 at this step).
     */
    static double scaledBesselK(double q) {
        double step = 0.125;
        double sum = 0.5;
        for (int i = 1; ; i++) {
            double t = i * step;
            double sinh = Math.sinh(t / 2);
            double value = Math.exp(-2 * q * sinh * sinh) * Math.cosh(ORDER * t);
            sum += value;
            if (value < 1e-18 * sum) {
                return sum * step;
            }
        }
    }
}
