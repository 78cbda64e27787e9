package io.jenkins.plugins.mlstages.engine.record;

/**
 * Rows whose score lies in one of the equal parts of 0 to 1.
 *
 * @param weight sum of the rows' weights: their number when no weights are given
 * @param meanScore mean score of the rows
 * @param positiveShare share of positive rows; for calibrated scores about {@code meanScore}
 */
public record CalibrationBin(double weight, double meanScore, double positiveShare) {}
