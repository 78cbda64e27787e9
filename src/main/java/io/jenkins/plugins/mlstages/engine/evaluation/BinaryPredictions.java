package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * Predictions of one of two classes.
 *
 * @param labels 1 for the positive class, 0 for the other
 * @param scores higher means more surely positive; {@code null} when only classes were predicted
 * @param predicted 1 for predicted positive; {@code null} when the threshold on the scores decides
 * @param probabilities whether the scores are probabilities, all within 0 to 1
 */
record BinaryPredictions(Rows rows, byte[] labels, double[] scores, byte[] predicted, boolean probabilities)
        implements Predictions {
    static BinaryPredictions of(byte[] labels, double[] scores) {
        return new BinaryPredictions(Rows.plain(labels.length), labels, scores, null, true);
    }

    @Override
    public Task task() {
        return Task.BINARY;
    }

    @Override
    public BinaryPredictions select(int[] chosen) {
        return new BinaryPredictions(
                rows.select(chosen),
                Selection.of(labels, chosen),
                Selection.of(scores, chosen),
                Selection.of(predicted, chosen),
                probabilities);
    }

    /** With the predicted classes that this threshold gives; what a prediction column says stays. */
    BinaryPredictions decidedAt(double threshold) {
        if (predicted != null || scores == null) {
            return this;
        }
        byte[] decided = new byte[scores.length];
        for (int i = 0; i < decided.length; i++) {
            decided[i] = (byte) CellMetrics.predicted(this, i, threshold);
        }
        return new BinaryPredictions(rows, labels, scores, decided, probabilities);
    }

    @Override
    public BinaryPredictions withRows(Rows other) {
        return new BinaryPredictions(other, labels, scores, predicted, probabilities);
    }

    @Override
    public BinaryPredictions judgedAs(Predictions other) {
        BinaryPredictions judge = (BinaryPredictions) other;
        return new BinaryPredictions(judge.rows, judge.labels, scores, predicted, probabilities);
    }
}
