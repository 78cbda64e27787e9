package io.jenkins.plugins.mlstages.engine.tracking;

/**
 * One value of a metric.
 *
 * @param value any double; NaN and infinities are kept as they are
 * @param timestamp milliseconds since 1970
 * @param step what the training counts
 */
public record MetricPoint(double value, long timestamp, long step) {
    /** Whether this is the value that stands for the metric, rather than another one: the largest step, then time, then value. */
    boolean isLaterThan(MetricPoint other) {
        int order = Long.compare(step, other.step);
        if (order == 0) {
            order = Long.compare(timestamp, other.timestamp);
        }
        return order > 0 || order == 0 && Double.compare(value, other.value) >= 0;
    }
}
