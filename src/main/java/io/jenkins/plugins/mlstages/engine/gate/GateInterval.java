package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.MetricDefinition;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.record.IntervalAt;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Optional;

/**
 * A metric's interval of the level that a gate asks for: the evaluation's own, one that was kept for the gate, one computed
 * anew from the kept predictions, or the evaluation's own carried over to the level.
 *
 * @param low lower end, {@code null} when there is no interval of this level
 * @param high upper end
 * @param level the gate's
 * @param carriedFrom the level from which it was carried over, {@code null} when it was computed for its own
 * @param reason why there is none, {@code null} if there is nothing to say
 */
record GateInterval(Double low, Double high, double level, Double carriedFrom, String reason) {
    static GateInterval of(Evaluated evaluated, Judged judged, String name, double level) {
        Metric metric = judged.metrics().get(name);
        if (metric.reported() || Metric.sameLevel(level, judged.level())) {
            return new GateInterval(metric.low(), metric.high(), level, null, metric.reason());
        }
        IntervalAt kept = metric.other(level);
        Optional<IntervalAt> computed = kept != null
                ? Optional.of(kept)
                : evaluated
                        .predictions()
                        .get()
                        .flatMap(rows -> rows.interval(name, judged.slice(), judged.rows(), level));
        return computed.map(
                        interval -> new GateInterval(interval.low(), interval.high(), level, null, interval.reason()))
                .orElseGet(() -> carried(metric, Metrics.of(name), judged.level(), level));
    }

    private static GateInterval carried(Metric metric, MetricDefinition definition, double from, double level) {
        if (metric.low() == null || metric.high() == null) {
            return new GateInterval(null, null, level, null, metric.reason());
        }
        double low = definition.carried(metric.value(), metric.low(), from, level);
        double high = definition.carried(metric.value(), metric.high(), from, level);
        if (Double.isNaN(low) || Double.isNaN(high)) {
            String why = "its evaluation has one of " + Wording.level(from)
                    + ", which cannot be carried over from a value at the end of its range, and no predictions to compute"
                    + " another from";
            return new GateInterval(null, null, level, null, why);
        }
        return new GateInterval(low, high, level, from, null);
    }

    boolean isKnown() {
        return low != null && high != null;
    }

    /** {@code 99 % interval [0.858, 0.884]}, and from which level it was carried over. */
    String worded() {
        String carried = carriedFrom == null ? "" : " (carried over from " + Wording.level(carriedFrom) + ")";
        return Wording.level(level) + " interval " + Sentences.interval(low, high) + carried;
    }
}
