package io.jenkins.plugins.mlstages.engine.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metrics of some of the rows: those with one value in a slice column, or one pair of values in two.
 *
 * @param of what the rows were divided by: a column, or two as {@code region&device}
 * @param slice {@code region=EU}, or {@code region=EU&device=mobile}
 * @param rows number of rows
 * @param metrics by name; empty when there is a {@code reason}
 * @param reason why nothing was computed (too few rows), {@code null} otherwise
 */
public record SliceEvaluation(String of, String slice, long rows, Map<String, Metric> metrics, String reason) {
    public SliceEvaluation {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
