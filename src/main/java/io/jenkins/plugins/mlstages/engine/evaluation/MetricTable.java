package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Map;
import java.util.TreeMap;

/** Metrics in the making: each has a value and perhaps an interval, or a reason why it has no value. */
final class MetricTable {
    private final Map<String, Metric> metrics = new TreeMap<>();

    /**
     * @param reason why there is no value, used if it is not finite
     */
    void put(String name, double value, String reason) {
        metrics.put(name, Double.isFinite(value) ? Metric.computed(value) : Metric.undefined(reason));
    }

    /**
     * Gives a metric that has a value its interval, moved into the metric's range and, where an approximation leaves the
     * value outside, widened to it.
     *
     * @param interval {@code null} when there is none
     */
    void interval(String name, Interval interval) {
        Metric metric = metrics.get(name);
        if (metric == null || metric.value() == null || interval == null || !interval.isFinite()) {
            return;
        }
        MetricDefinition definition = Metrics.of(name);
        double low = Math.min(metric.value(), definition.clamp(interval.low()));
        double high = Math.max(metric.value(), definition.clamp(interval.high()));
        metrics.put(name, metric.withInterval(low, high));
    }

    double value(String name) {
        Metric metric = metrics.get(name);
        return metric == null || metric.value() == null ? Double.NaN : metric.value();
    }

    Map<String, Metric> metrics() {
        return metrics;
    }
}
