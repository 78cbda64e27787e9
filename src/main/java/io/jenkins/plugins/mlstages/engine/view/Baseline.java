package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.util.List;
import java.util.Map;

/**
 * What a run's numbers are set beside: an earlier run of the model, or one of its versions.
 *
 * @param run the run that made it, {@code null} if unknown
 * @param version the version's number, {@code null} for a run
 * @param commit the Git commit it was made from, {@code null} if unknown
 * @param parameters hyperparameters
 * @param trainingMetrics metrics that the training code reported
 * @param metrics metrics of its evaluation
 * @param datasets what it was trained on
 * @param evaluation its whole evaluation, {@code null} if it is not kept
 */
public record Baseline(
        RunRef run,
        Integer version,
        String commit,
        Map<String, Object> parameters,
        Map<String, Metric> trainingMetrics,
        Map<String, Metric> metrics,
        List<Dataset> datasets,
        EvaluationRecord evaluation) {

    /** An earlier run; {@code null} when it holds nothing of this model. */
    public static Baseline ofRun(RunRecords.Contents contents, String model) {
        List<StageRecord> own = contents.records().stream()
                .filter(record -> record.origin().model().equals(model))
                .toList();
        if (own.isEmpty()) {
            return null;
        }
        TrainingRecord training = contents.last(TrainingRecord.class, model);
        EvaluationRecord evaluation = contents.last(EvaluationRecord.class, model);
        return new Baseline(
                own.get(0).origin().run(),
                null,
                own.get(own.size() - 1).origin().commit(),
                training == null ? Map.of() : training.parameters(),
                training == null ? Map.of() : training.metrics(),
                evaluation == null ? Map.of() : evaluation.metrics(),
                training == null ? List.of() : training.datasets(),
                evaluation);
    }
}
