package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;

/**
 * Numbers as they are.
 *
 * @param values strictly ascending, finite, no negative zero
 * @param counts how often each occurs, as long as {@code values}
 * @param size sum of {@code counts}
 */
record ExactNumbers(double[] values, long[] counts, long size) implements NumberSummary {
    static final ExactNumbers NONE = new ExactNumbers(new double[0], new long[0], 0);

    /** @param values the first {@code n} are taken, zeros without their sign, and sorted in place */
    static ExactNumbers of(double[] values, int n) {
        for (int i = 0; i < n; i++) {
            values[i] += 0.0;
        }
        Arrays.sort(values, 0, n);
        double[] distinct = new double[n];
        long[] counts = new long[n];
        int d = 0;
        for (int i = 0; i < n; i++) {
            if (d == 0 || distinct[d - 1] != values[i]) {
                distinct[d++] = values[i];
            }
            counts[d - 1]++;
        }
        return new ExactNumbers(Arrays.copyOf(distinct, d), Arrays.copyOf(counts, d), n);
    }

    @Override
    public long distinct() {
        return values.length;
    }

    /** In the order of the values, compensated (A. Neumaier, 1974), so it depends on the numbers only. */
    @Override
    public NumericSample sample() {
        double mean = size == 0 ? Double.NaN : weightedSum(0, false) / size;
        double variance = Double.NaN;
        if (size > 1) {
            double off = weightedSum(mean, false);
            variance = values.length == 1 ? 0 : (weightedSum(mean, true) - off * off / size) / (size - 1);
        }
        double minimum = size == 0 ? Double.NaN : values[0];
        double maximum = size == 0 ? Double.NaN : values[values.length - 1];
        return new NumericSample(values, counts, size, mean, variance, minimum, maximum, true);
    }

    @Override
    public double total() {
        ExactSum sum = ExactSum.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.plus(ExactSum.of(values[i], counts[i]));
        }
        return sum.doubleValue();
    }

    @Override
    public NumberBounds ranked(long rank) {
        double value = values[NumberSummary.index(counts, rank)];
        return new NumberBounds(value, value);
    }

    private double weightedSum(double center, boolean squared) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - center;
            double factor = squared ? off * off : off;
            double term = factor * counts[i];
            double next = sum + term;
            lost += (Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum)
                    + Math.fma(factor, counts[i], -term);
            sum = next;
        }
        return sum + lost;
    }

    @Override
    public GriddedNumbers gridded(int level) {
        GridTally grid = new GridTally();
        grid.add(this);
        return grid.summary().gridded(level);
    }

    boolean wholeNumbers() {
        for (double value : values) {
            if (value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }
}
