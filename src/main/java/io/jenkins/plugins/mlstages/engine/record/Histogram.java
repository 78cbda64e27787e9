package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * Counts over bins of equal width.
 *
 * @param edges the bins' edges, one more than bins, rising
 * @param weights sum of row weights per bin; the last bin holds its upper edge
 */
public record Histogram(List<Double> edges, List<Double> weights) {
    public static final int BINS = 50;
}
