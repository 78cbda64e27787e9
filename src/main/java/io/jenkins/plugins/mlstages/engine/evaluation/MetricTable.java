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
     * value outside, widened to it. An interval without width is not taken: that nothing varies is no proof.
     *
     * @param interval {@code null} when there is none
     */
    void interval(String name, Interval interval) {
        if (interval != null && interval.isFinite() && !interval.varies()) {
            without(name, "its rows do not vary, which says nothing of how sure it is");
        } else {
            put(name, interval);
        }
    }

    /**
     * As {@link #interval(String, Interval)}, but where nothing varies and the metric has a range it gets what {@link Interval#unvaried} still allows.
     *
     * @param size number of cases that stand behind it; with row weights Kish's effective number
     */
    void interval(String name, Interval interval, double size, double level) {
        MetricDefinition definition = Metrics.of(name);
        boolean ranged = Double.isFinite(definition.minimum()) && Double.isFinite(definition.maximum());
        boolean unvaried = interval != null && interval.isFinite() && !interval.varies();
        interval(
                name,
                ranged && unvaried
                        ? Interval.unvaried(value(name), definition.minimum(), definition.maximum(), size, level)
                        : interval);
    }

    /** Takes an interval even if it has no width. */
    void tied(String name, Interval interval) {
        put(name, interval);
    }

    /** Says why a metric that has a value has no interval. */
    void without(String name, String reason) {
        metrics.computeIfPresent(
                name, (key, metric) -> metric.value() == null ? metric : metric.withoutInterval(reason));
    }

    private void put(String name, Interval interval) {
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
