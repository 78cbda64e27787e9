package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * Two distributions over the same bins, for a picture; at most {@link #MAX_BINS} bins.
 *
 * @param edges for numbers: the bins' edges, one more than bins; the first and the last bin also hold what lies beyond;
 *     {@code null} for categories
 * @param categories for categories: their names, the last one {@link #OTHER} when there are more; {@code null} for numbers
 * @param reference share of the reference's values per bin, sums to 1
 * @param current share of the current values per bin, sums to 1
 */
public record Distributions(List<Double> edges, List<String> categories, List<Double> reference, List<Double> current) {
    public static final int MAX_BINS = 60;
    /** Stands for all categories that have no bin of their own. */
    public static final String OTHER = "(other)";
}
