package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * What pictures of an evaluation need, bounded; what a task does not have is {@code null}.
 *
 * @param roc false positive rate across, true positive rate up
 * @param precisionRecall recall across, precision up
 * @param calibration bins of the score from 0 to 1, empty ones left out
 * @param confusion true against predicted classes
 * @param residuals histogram of prediction minus label
 */
public record EvaluationCurves(
        Curve roc,
        Curve precisionRecall,
        List<CalibrationBin> calibration,
        ConfusionMatrix confusion,
        Histogram residuals) {}
