package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.special.Gamma;

/**
 * Maximum mean discrepancy (Gretton et al. 2012, "A kernel two-sample test"), biased form, square root, with the Laplacian
 * kernel exp(-|x - y| / s), s half the range of the middle half of both samples together.
 *
 * <p>On a line this kernel factorises over sorted values, so the sums over all pairs are exact in one walk forth and back;
 * nothing is sampled. The p-value takes the null distribution for a gamma distribution with the same mean and variance
 * (Gretton et al. 2009, "A fast, consistent kernel two-sample test"), both estimated from the pooled sample; this is an
 * approximation, good near 0.05 and rough below 0.001. Gridded data: as for a sample rounded to the cells'
 * representatives.
 */
public final class MaximumMeanDiscrepancy implements NumericMethod {
    @Override
    public String id() {
        return "mmd";
    }

    @Override
    public String title() {
        return "maximum mean discrepancy";
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
        double scale = (pair.pooledQuantile(0.75) - pair.pooledQuantile(0.25)) / 2;
        if (!(scale > 0)) {
            return DriftTest.notApplicable(id(), "the middle half of both together is one value, so it has no scale");
        }
        double n = pair.reference().size();
        double m = pair.current().size();
        double[] pooled = new double[pair.distinct()];
        double[] difference = new double[pair.distinct()];
        for (int i = 0; i < pooled.length; i++) {
            pooled[i] = (pair.referenceCounts()[i] + pair.currentCounts()[i]) / (n + m);
            difference[i] = pair.referenceCounts()[i] / n - pair.currentCounts()[i] / m;
        }
        double squared = dot(difference, smooth(pair.values(), difference, scale));
        double[] meanKernel = smooth(pair.values(), pooled, scale);
        double expected = dot(pooled, meanKernel);
        double squaredKernel = dot(pooled, smooth(pair.values(), pooled, scale / 2));
        double meanKernelSquared = 0;
        for (int i = 0; i < pooled.length; i++) {
            meanKernelSquared += pooled[i] * meanKernel[i] * meanKernel[i];
        }
        double norm = squaredKernel - 2 * meanKernelSquared + expected * expected; // of the centred kernel
        double weight = 1 / n + 1 / m;
        double shape = (1 - expected) * (1 - expected) / (2 * norm);
        double unit = 2 * weight * norm / (1 - expected);
        double p = squared <= 0 ? 1 : Gamma.regularizedGammaQ(shape, squared / unit);
        return DriftTest.significance(id(), Math.sqrt(Math.max(0, squared)), p);
    }

    /** For every value the weighted sum of its kernel with all values, in one walk up and one down. */
    private static double[] smooth(double[] values, double[] weights, double scale) {
        double[] sums = new double[values.length];
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                below = (below + weights[i - 1]) * Math.exp((values[i - 1] - values[i]) / scale);
            }
            sums[i] = below + weights[i];
        }
        double above = 0;
        for (int i = values.length - 2; i >= 0; i--) {
            above = (above + weights[i + 1]) * Math.exp((values[i] - values[i + 1]) / scale);
            sums[i] += above;
        }
        return sums;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
