package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Counts over bins of equal width.
 *
 * @param edges the bins' edges, one more than bins, rising
 * @param weights sum of row weights per bin; the last bin holds its upper edge
 */
public record Histogram(List<Double> edges, List<Double> weights) {
    public static final int BINS = 50;

    /** Whether the edges are numbers that an axis can have: in older records they may have overflowed. */
    @JsonIgnore
    public boolean isDrawable() {
        return edges.stream().allMatch(Double::isFinite) && Double.isFinite(edges.get(edges.size() - 1) - edges.get(0));
    }
}
