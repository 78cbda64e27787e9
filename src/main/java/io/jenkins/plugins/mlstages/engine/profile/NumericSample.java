package io.jenkins.plugins.mlstages.engine.profile;

/**
 * What a drift test sees of a numeric column: its finite values as a sorted multiset.
 *
 * @param values distinct values, strictly ascending: the data's own when {@code exact}, else representatives of grid cells
 * @param counts how often each occurs, all positive, as long as {@code values}
 * @param size sum of {@code counts}; 0 for an empty sample
 * @param mean mean of the data itself (not of the representatives), NaN when empty
 * @param variance unbiased variance (divisor n - 1) of the data itself, NaN for fewer than two values
 * @param minimum smallest value of the data itself, NaN when empty
 * @param maximum largest value of the data itself, NaN when empty
 * @param exact whether {@code values} are the data's own values
 */
public record NumericSample(
        double[] values,
        long[] counts,
        long size,
        double mean,
        double variance,
        double minimum,
        double maximum,
        boolean exact) {}
