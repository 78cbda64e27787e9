package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.io.Serializable;

/**
 * An interval that a gate will ask for, of whatever level.
 *
 * @param metric the metric's name
 * @param slice {@code region=EU} for one slice, {@code region} for each value of a column, {@code null} for all rows
 * @param level such as 0.99
 */
public record AskedInterval(String metric, String slice, double level) implements Serializable {
    boolean ofAllRows() {
        return slice == null;
    }

    /**
     * @param column what the rows were divided by
     * @param part one of the slices: {@code region=EU}
     */
    boolean ofSlice(String column, String part) {
        return slice != null && (slice.equals(column) || slice.equals(part));
    }

    boolean atLevel(double other) {
        return Metric.sameLevel(level, other);
    }
}
