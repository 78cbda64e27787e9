package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * Two distributions over the same bins, for a picture; at most {@link #MAX_BINS} bins.
 *
 * @param edges for numbers: the bins' edges, one more than bins; {@code null} for categories
 * @param categories for categories: their names; {@code null} for numbers
 * @param reference share of the reference's rows per bin, sums to 1
 * @param current share of the current rows per bin
 */
public record Distributions(List<Double> edges, List<String> categories, List<Double> reference, List<Double> current) {
    public static final int MAX_BINS = 60;
}
