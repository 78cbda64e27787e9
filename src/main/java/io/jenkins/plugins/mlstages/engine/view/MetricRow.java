package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.mlstages.engine.evaluation.Direction;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A metric beside the same metric of the previous run, of production, and of the branch that a change request is for.
 *
 * @param better {@code higher}, {@code lower}, or {@code null} when the name does not tell
 * @param value the number, {@code null} when there is none; then {@code reason} says why
 */
record MetricRow(
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) String better,
        Double value,
        Double low,
        Double high,
        boolean reported,
        String reason,
        Change previous,
        Change production,
        @JsonInclude(JsonInclude.Include.NON_NULL) Change target) {

    /**
     * From a baseline's value to this one.
     *
     * @param value the baseline's
     * @param change this value minus the baseline's
     * @param relative {@code change} divided by the baseline's absolute value, {@code null} where that is zero
     * @param verdict {@code better}, {@code worse}, {@code same}, or {@code null} when the direction is not known
     * @param clear whether the baseline's value lies outside this value's interval, {@code null} without an interval
     */
    record Change(
            Double value, Double low, Double high, Double change, Double relative, String verdict, Boolean clear) {}

    static List<MetricRow> of(
            Map<String, Metric> metrics, Map<String, Metric> previous, Map<String, Metric> production) {
        return of(metrics, previous, production, Map.of());
    }

    /**
     * @param kept the metrics that a baseline has for this purpose
     */
    static List<MetricRow> of(
            Map<String, Metric> metrics, Baselines baselines, Function<Snapshot, Map<String, Metric>> kept) {
        Function<Snapshot, Map<String, Metric>> of = side -> side == null ? Map.of() : kept.apply(side);
        return of(
                metrics,
                of.apply(baselines.previous()),
                of.apply(baselines.production()),
                of.apply(baselines.target()));
    }

    private static List<MetricRow> of(
            Map<String, Metric> metrics,
            Map<String, Metric> previous,
            Map<String, Metric> production,
            Map<String, Metric> target) {
        return metrics.entrySet().stream()
                .map(entry -> of(
                        entry.getKey(),
                        entry.getValue(),
                        previous.get(entry.getKey()),
                        production.get(entry.getKey()),
                        target.get(entry.getKey())))
                .toList();
    }

    private static MetricRow of(String name, Metric metric, Metric previous, Metric production, Metric target) {
        Direction direction = Metrics.of(name).direction();
        return new MetricRow(
                name,
                better(direction),
                metric.value(),
                metric.low(),
                metric.high(),
                metric.reported(),
                metric.reason(),
                change(direction, metric, previous),
                change(direction, metric, production),
                change(direction, metric, target));
    }

    /** {@code higher}, {@code lower}, or {@code null} when nothing is known. */
    static String better(Direction direction) {
        return direction == Direction.UNKNOWN ? null : direction.name().toLowerCase(java.util.Locale.ROOT);
    }

    static Change change(Direction direction, Metric metric, Metric baseline) {
        if (baseline == null || baseline.value() == null) {
            return null;
        }
        if (metric.value() == null) {
            return new Change(baseline.value(), baseline.low(), baseline.high(), null, null, null, null);
        }
        double change = metric.value() - baseline.value();
        Double relative = baseline.value() == 0 ? null : (Double) (change / Math.abs(baseline.value()));
        Boolean clear = metric.low() == null || metric.high() == null
                ? null
                : (Boolean) (baseline.value() < metric.low() || baseline.value() > metric.high());
        return new Change(
                baseline.value(), baseline.low(), baseline.high(), change, relative, verdict(direction, change), clear);
    }

    private static String verdict(Direction direction, double change) {
        if (change == 0) {
            return "same";
        }
        if (direction == Direction.UNKNOWN) {
            return null;
        }
        return change > 0 == (direction == Direction.HIGHER) ? "better" : "worse";
    }
}
