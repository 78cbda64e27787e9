package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.MetricDefinition;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.evaluation.Task;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.util.Map;

/**
 * The metrics of some rows of an evaluation: all of them, or a slice.
 *
 * @param slice {@code region=EU}, {@code null} for all rows
 * @param rows their number
 * @param metrics by name; empty when there is a {@code reason}
 * @param reason why there are none, {@code null} otherwise
 * @param level level of the intervals
 */
record Judged(String slice, long rows, Map<String, Metric> metrics, String reason, double level) {
    /** Level of an evaluation's intervals where its record does not say. */
    static final double USUAL_LEVEL = 0.95;

    static Judged all(EvaluationRecord evaluation) {
        return new Judged(null, evaluation.rows(), evaluation.metrics(), null, level(evaluation));
    }

    /** One slice of an evaluation, {@code null} if it has no such. */
    static Judged slice(EvaluationRecord evaluation, String name) {
        return evaluation.details() == null
                ? null
                : evaluation.details().slices().stream()
                        .filter(slice -> slice.slice().equals(name))
                        .findFirst()
                        .map(slice -> slice(evaluation, slice))
                        .orElse(null);
    }

    static Judged slice(EvaluationRecord evaluation, SliceEvaluation slice) {
        return new Judged(slice.slice(), slice.rows(), slice.metrics(), slice.reason(), level(evaluation));
    }

    static double level(EvaluationRecord evaluation) {
        return evaluation.details() == null
                ? USUAL_LEVEL
                : evaluation.details().options().level();
    }

    /** The metric with a finite value, {@code null} if there is none. */
    Metric usable(String name) {
        Metric metric = metrics.get(name);
        return metric == null || metric.value() == null || !Double.isFinite(metric.value()) ? null : metric;
    }

    /** Why there is no such metric, as the end of a sentence. */
    String absence(String name, String task) {
        Metric metric = metrics.get(name);
        if (reason != null) {
            return reason;
        }
        if (metric != null) {
            return metric.reason() == null ? "its value is not finite" : metric.reason();
        }
        MetricDefinition definition = Metrics.of(name);
        boolean computed = Metrics.isComputed(name) && !task.equals(Task.REPORTED.id());
        if (computed && definition.tasks().stream().noneMatch(t -> t.id().equals(task))) {
            return "it is not defined for " + task + " predictions";
        }
        if (computed) {
            return "the predictions do not allow it (it may need a column with scores or probabilities)";
        }
        return "nothing reported or computed it; known here: " + String.join(", ", metrics.keySet());
    }
}
