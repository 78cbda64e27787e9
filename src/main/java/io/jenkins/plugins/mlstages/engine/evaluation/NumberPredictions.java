package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * Predictions of a number.
 *
 * @param labels the true numbers
 * @param predicted the predicted numbers
 */
record NumberPredictions(Rows rows, double[] labels, double[] predicted) implements Predictions {
    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public NumberPredictions select(int[] chosen) {
        return new NumberPredictions(
                rows.select(chosen), Selection.of(labels, chosen), Selection.of(predicted, chosen));
    }

    @Override
    public NumberPredictions withRows(Rows other) {
        return new NumberPredictions(other, labels, predicted);
    }

    @Override
    public NumberPredictions judgedAs(Predictions other) {
        NumberPredictions judge = (NumberPredictions) other;
        return new NumberPredictions(judge.rows, judge.labels, predicted);
    }
}
