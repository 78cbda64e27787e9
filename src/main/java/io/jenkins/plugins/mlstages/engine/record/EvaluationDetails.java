package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * What an evaluation holds beside its metrics, when they were computed from predictions.
 *
 * @param options how the predictions were read and judged
 * @param set which rows were judged
 * @param curves what the pictures need
 * @param slices the metrics of parts of the rows, in the order of the slice options, most rows first
 * @param predictions SHA-256 of the kept row predictions (see {@link RunRecords#predictions}), {@code null} if none are kept
 */
public record EvaluationDetails(
        EvaluationOptions options,
        EvaluationSet set,
        EvaluationCurves curves,
        List<SliceEvaluation> slices,
        String predictions) {
    public EvaluationDetails {
        slices = slices == null ? List.of() : List.copyOf(slices);
    }

    public EvaluationDetails withPredictions(String sha256) {
        return new EvaluationDetails(options, set, curves, slices, sha256);
    }
}
