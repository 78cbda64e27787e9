package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import java.util.Arrays;

/**
 * Reference and current values of one column of numbers over their common support.
 *
 * @param values the distinct values of both together, strictly ascending
 * @param referenceCounts how often each occurs in the reference, 0 where it does not
 * @param currentCounts how often each occurs in the current data
 */
public record PairedNumbers(
        NumericSample reference, NumericSample current, double[] values, long[] referenceCounts, long[] currentCounts) {

    /** Merges the two sorted supports in one walk. */
    public static PairedNumbers of(NumericSample reference, NumericSample current) {
        double[] a = reference.values();
        double[] b = current.values();
        double[] values = new double[a.length + b.length];
        long[] left = new long[values.length];
        long[] right = new long[values.length];
        int n = 0;
        for (int i = 0, j = 0; i < a.length || j < b.length; n++) {
            boolean takeLeft = j == b.length || i < a.length && a[i] <= b[j];
            boolean takeRight = i == a.length || j < b.length && b[j] <= a[i];
            values[n] = takeLeft ? a[i] : b[j];
            left[n] = takeLeft ? reference.counts()[i++] : 0;
            right[n] = takeRight ? current.counts()[j++] : 0;
        }
        return new PairedNumbers(
                reference, current, Arrays.copyOf(values, n), Arrays.copyOf(left, n), Arrays.copyOf(right, n));
    }

    public int distinct() {
        return values.length;
    }

    /** Smallest value of the data itself, both sides together. */
    public double minimum() {
        return Math.min(reference.minimum(), current.minimum());
    }

    public double maximum() {
        return Math.max(reference.maximum(), current.maximum());
    }

    /** Why there is nothing to compare, {@code null} if there is. */
    String obstacle(int leastSize) {
        String tooSmall = Obstacle.size(reference.size(), current.size(), leastSize);
        if (tooSmall == null && values.length == 1) {
            return "every value of both is " + Obstacle.number(values[0]);
        }
        return tooSmall;
    }

    /** Population standard deviation (divisor n) of the reference; exactly 0 for a single distinct value. */
    double referenceDeviation() {
        return deviation(reference);
    }

    static double deviation(NumericSample sample) {
        if (sample.values().length < 2) {
            return 0;
        }
        return Math.sqrt(sample.variance() * ((sample.size() - 1.0) / sample.size()));
    }

    /**
     * The quantile of both samples together at {@code probability}, linear between the order statistics (type 7 of
     * Hyndman and Fan 1996).
     */
    double pooledQuantile(double probability) {
        double position = probability * (reference.size() + current.size() - 1.0);
        double whole = Math.floor(position);
        double seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += referenceCounts[i] + currentCounts[i];
            if (seen > whole) {
                boolean nextIsSame = seen > whole + 1 || i + 1 == values.length;
                return nextIsSame ? values[i] : values[i] + (position - whole) * (values[i + 1] - values[i]);
            }
        }
        return values[values.length - 1];
    }
}
