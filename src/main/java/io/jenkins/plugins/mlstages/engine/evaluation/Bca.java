package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Arrays;

/** Interval from bootstrap replicates: bias-corrected and accelerated (B. Efron, 1987). */
final class Bca {
    /** With more than this share of replicates undefined there is no interval. */
    private static final double MAX_UNDEFINED = 0.05;

    private Bca() {}

    /**
     * @param estimate the value of the data itself
     * @param replicates values of the replicates; NaN where undefined
     * @param acceleration a sixth of the skewness of the jackknife's influence values; 0 for bias correction alone
     * @return the interval, {@code null} when too many replicates are undefined
     */
    static Interval interval(double estimate, double[] replicates, double acceleration, double level) {
        double[] sorted =
                Arrays.stream(replicates).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length < replicates.length * (1 - MAX_UNDEFINED) || sorted.length < 2) {
            return null;
        }
        double below = 0;
        for (double value : sorted) {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }
        double share = Math.max(0.5, Math.min(sorted.length - 0.5, below)) / sorted.length;
        double z0 = -quantileOfNormal(1 - share);
        double z = Interval.z(level);
        return new Interval(
                quantile(sorted, adjusted(z0, acceleration, -z)), quantile(sorted, adjusted(z0, acceleration, z)));
    }

    /** The acceleration from influence values with how often each occurs; 0 when they do not vary. */
    static double acceleration(double[] influence, double[] times) {
        double cubes = 0;
        double squares = 0;
        for (int i = 0; i < influence.length; i++) {
            double n = times == null ? 1 : times[i];
            squares += n * influence[i] * influence[i];
            cubes += n * influence[i] * influence[i] * influence[i];
        }
        double acceleration = cubes / (6 * Math.pow(squares, 1.5));
        return Double.isFinite(acceleration) ? acceleration : 0;
    }

    /** Standard deviation of replicates; NaN when too many are undefined. */
    static double standardDeviation(double[] replicates) {
        double[] defined =
                Arrays.stream(replicates).filter(v -> !Double.isNaN(v)).toArray();
        if (defined.length < replicates.length * (1 - MAX_UNDEFINED) || defined.length < 2) {
            return Double.NaN;
        }
        double mean = Arrays.stream(defined).average().orElse(Double.NaN);
        double squares = 0;
        for (double value : defined) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (defined.length - 1));
    }

    private static double adjusted(double z0, double acceleration, double z) {
        double moved = z0 + z;
        return Interval.normal(z0 + moved / (1 - acceleration * moved));
    }

    private static double quantileOfNormal(double p) {
        return Interval.z(2 * p - 1);
    }

    /** Linear interpolation between order statistics. */
    static double quantile(double[] sorted, double p) {
        double position = Math.max(0, Math.min(sorted.length - 1.0, p * sorted.length - 0.5));
        int below = (int) position;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
