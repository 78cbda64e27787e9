package io.jenkins.plugins.mlstages.engine.drift.distribution;

import java.util.Arrays;
import org.apache.commons.math3.util.ArithmeticUtils;

/**
 * Exact distribution of the two-sided two-sample Kolmogorov-Smirnov statistic of values that do not repeat, by the paths of
 * J. L. Hodges (1957), "The significance probability of the Smirnov two-sample test".
 *
 * <p>Each order of the n + m values is a path from (0, 0) to (n, m); the statistic is at least d where the path reaches
 * |i / n - j / m| >= d. Only probabilities of having left are added up, so the smallest ones stay exact, too.
 */
public final class TwoSampleKolmogorovDistribution {
    private TwoSampleKolmogorovDistribution() {}

    /**
     * Probability of a statistic of at least {@code d}; takes time in proportion to the product of the sizes.
     *
     * @param d a possible value of the statistic, but for rounding
     * @param first size of one sample, at least 1
     * @param second size of the other, at least 1
     */
    public static double survival(double d, int first, int second) {
        int n = Math.max(first, second);
        int m = Math.min(first, second);
        int divisor = ArithmeticUtils.gcd(n, m);
        long right = m / divisor;
        long up = n / divisor;
        long leaves = Math.round(d * right * n); // by so much i * right and j * up differ where the path has left
        return leaves == 0 ? 1 : survival(n, m, right, up, leaves);
    }

    private static double survival(int n, int m, long right, long up, long leaves) {
        double[] left = new double[m + 1]; // of the paths to (i, j): the share that has left, or leaves there
        int to = upperEnd(0, m, right, up, leaves);
        Arrays.fill(left, to, m + 1, 1);
        for (int i = 1; i <= n; i++) {
            int from = (int) Math.max(0, Math.floorDiv(i * right - leaves, up) + 1);
            to = upperEnd(i, m, right, up, leaves);
            double share = from == 0 ? 0 : 1;
            for (int j = from; j < to; j++) {
                share = (i * left[j] + j * share) / (i + j);
                left[j] = share;
            }
        }
        return left[m];
    }

    /** The first j, at most m + 1, at which a path to (i, j) has left upwards. */
    private static int upperEnd(int i, int m, long right, long up, long leaves) {
        return (int) Math.min(m + 1L, -Math.floorDiv(-(i * right + leaves), up));
    }
}
