package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.List;

/**
 * Predictions of one of several classes.
 *
 * @param classes the classes' names, in the order of their codes
 * @param labels code of the true class per row
 * @param predicted code of the predicted class per row
 * @param probabilities per class a column with its probability per row, {@code null} when only classes were predicted
 */
record ClassPredictions(Rows rows, List<String> classes, int[] labels, int[] predicted, double[][] probabilities)
        implements Predictions {
    @Override
    public Task task() {
        return Task.MULTICLASS;
    }

    @Override
    public ClassPredictions select(int[] chosen) {
        double[][] selected = probabilities == null ? null : new double[probabilities.length][];
        for (int c = 0; selected != null && c < selected.length; c++) {
            selected[c] = Selection.of(probabilities[c], chosen);
        }
        return new ClassPredictions(
                rows.select(chosen), classes, Selection.of(labels, chosen), Selection.of(predicted, chosen), selected);
    }

    ClassPredictions withoutProbabilities() {
        return new ClassPredictions(rows, classes, labels, predicted, null);
    }

    @Override
    public ClassPredictions withRows(Rows other) {
        return new ClassPredictions(other, classes, labels, predicted, probabilities);
    }

    @Override
    public ClassPredictions judgedAs(Predictions other) {
        ClassPredictions judge = (ClassPredictions) other;
        int[] moved = new int[classes.size()];
        for (int c = 0; c < moved.length; c++) {
            moved[c] = judge.classes.indexOf(classes.get(c));
        }
        int[] codes = new int[predicted.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = moved[predicted[i]];
            if (codes[i] < 0) {
                return null;
            }
        }
        return new ClassPredictions(judge.rows, judge.classes, judge.labels, codes, moved(moved, judge));
    }

    /** The probabilities in the judge's order; none when they are of classes that the judge does not know. */
    private double[][] moved(int[] places, ClassPredictions judge) {
        if (probabilities == null) {
            return null;
        }
        double[][] ordered = new double[judge.classes.size()][];
        for (int c = 0; c < places.length; c++) {
            if (places[c] < 0) {
                return null;
            }
            ordered[places[c]] = probabilities[c];
        }
        for (int c = 0; c < ordered.length; c++) {
            if (ordered[c] == null) {
                ordered[c] = new double[predicted.length]; // a class that this version never names
            }
        }
        return ordered;
    }
}
