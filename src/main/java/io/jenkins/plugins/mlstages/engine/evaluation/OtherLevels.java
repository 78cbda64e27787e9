package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.IntervalAt;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The intervals of levels other than the evaluation's, by the same methods, of the metrics that gates ask them of. */
final class OtherLevels {
    private OtherLevels() {}

    /**
     * @param metrics what the evaluation computed of these predictions
     * @param asked what is asked of these predictions; of the evaluation's own level, or of metrics without a value, is nothing added
     */
    static Map<String, Metric> added(
            Map<String, Metric> metrics,
            Predictions predictions,
            EvaluationOptions options,
            List<AskedInterval> asked) {
        List<AskedInterval> others = asked.stream()
                .filter(interval -> options.intervals() && !interval.atLevel(options.level()))
                .filter(interval -> metrics.containsKey(interval.metric())
                        && metrics.get(interval.metric()).value() != null)
                .toList();
        Map<String, Metric> all = new TreeMap<>(metrics);
        double[] levels = others.stream()
                .mapToDouble(AskedInterval::level)
                .distinct()
                .sorted()
                .toArray();
        for (double level : levels) {
            Map<String, Metric> there = of(predictions, options, level);
            others.stream()
                    .filter(interval -> interval.level() == level)
                    .map(AskedInterval::metric)
                    .distinct()
                    .forEach(name ->
                            all.computeIfPresent(name, (key, metric) -> metric.with(at(level, there.get(key)))));
        }
        return all;
    }

    /** All metrics with their intervals of another level. */
    static Map<String, Metric> of(Predictions predictions, EvaluationOptions options, double level) {
        return TaskMetrics.of(predictions, options.withLevel(level), false).metrics();
    }

    static IntervalAt at(double level, Metric metric) {
        return new IntervalAt(level, metric.low(), metric.high(), metric.low() == null ? metric.reason() : null);
    }
}
