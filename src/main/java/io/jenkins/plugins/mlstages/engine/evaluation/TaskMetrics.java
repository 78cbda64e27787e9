package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Map;

/** What is computed from predictions of one task. */
interface TaskMetrics {
    /** All metrics of the task that these predictions allow, by name. */
    Map<String, Metric> metrics();

    /** What the pictures need. */
    EvaluationCurves curves();

    /**
     * @param curves whether {@link #curves} will be asked for
     */
    static TaskMetrics of(Predictions predictions, EvaluationOptions options, boolean curves) {
        if (predictions instanceof BinaryPredictions binary) {
            return new BinaryMetrics(binary, options, curves);
        }
        if (predictions instanceof ClassPredictions classes) {
            return new ClassMetrics(classes, options);
        }
        return new NumberMetrics((NumberPredictions) predictions, options);
    }
}
