package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A model as one run left it or as one version keeps it: what other numbers are set beside, and one side of a comparison.
 *
 * @param run the run that made it, {@code null} if unknown
 * @param version the version's number, {@code null} for a run
 * @param commit the Git commit it was made from, {@code null} if unknown
 * @param time when
 * @param parameters hyperparameters
 * @param trainingMetrics metrics that the training code reported
 * @param metrics metrics of its evaluation
 * @param gates what the gates said
 * @param datasets what it was trained and evaluated on
 * @param curves learning curves, {@code null} if there are none
 * @param evaluation its last evaluation, {@code null} if it is not kept
 */
public record Snapshot(
        RunRef run,
        Integer version,
        Commit commit,
        Instant time,
        Map<String, Object> parameters,
        Map<String, Metric> trainingMetrics,
        Map<String, Metric> metrics,
        List<GateVerdict> gates,
        List<Dataset> datasets,
        LearningCurves curves,
        EvaluationRecord evaluation) {

    /** What a run says of a model; {@code null} when it neither trained nor evaluated it. */
    public static Snapshot ofRun(RunRecords.Contents contents, String model) {
        TrainingRecord training = contents.last(TrainingRecord.class, model);
        EvaluationRecord evaluation = contents.last(EvaluationRecord.class, model);
        StageRecord last = evaluation == null ? training : evaluation;
        if (last == null) {
            return null;
        }
        return new Snapshot(
                last.origin().run(),
                null,
                last.origin().source(),
                last.origin().time(),
                training == null ? Map.of() : training.parameters(),
                training == null ? Map.of() : training.metrics(),
                evaluation == null ? Map.of() : evaluation.metrics(),
                evaluation == null ? List.of() : evaluation.gates(),
                training == null ? List.of() : training.datasets(),
                training == null ? null : training.curves(),
                evaluation);
    }

    /** What a version keeps. */
    public static Snapshot ofVersion(ModelVersion version) {
        return ofVersion(version, null);
    }

    /**
     * What a version keeps, with the curves and the evaluation that stand in the records of its run.
     *
     * @param records {@code null} when they are gone
     */
    public static Snapshot ofVersion(ModelVersion version, RunRecords.Contents records) {
        String model = version.origin().model();
        TrainingRecord training = records == null ? null : records.last(TrainingRecord.class, model);
        return new Snapshot(
                version.origin().run(),
                version.number(),
                version.origin().source(),
                version.origin().time(),
                version.parameters(),
                version.metrics(),
                version.metrics(),
                version.gates(),
                version.datasets(),
                training == null ? null : training.curves(),
                records == null ? null : records.last(EvaluationRecord.class, model));
    }
}
