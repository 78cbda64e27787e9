package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics as a pipeline sees them: name to number; what has no value is absent. */
final class MetricValues {
    private MetricValues() {}

    static LinkedHashMap<String, Double> of(Map<String, Metric> metrics) {
        LinkedHashMap<String, Double> values = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> {
            if (metric.value() != null) {
                values.put(name, metric.value());
            }
        });
        return values;
    }
}
