package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.function.IntToDoubleFunction;

/**
 * What of a confusion matrix of several classes its metrics need.
 *
 * @param hits per class the weight of its rows that were predicted so
 * @param labels per class the weight of its rows
 * @param predicted per class the weight of the rows that were predicted so
 * @param total weight of all rows
 */
record ClassTotals(double[] hits, double[] labels, double[] predicted, double total) {
    double accuracy() {
        return sum(c -> hits[c]) / total;
    }

    double precision(int c) {
        return hits[c] / predicted[c];
    }

    double recall(int c) {
        return hits[c] / labels[c];
    }

    double f1(int c) {
        return 2 * hits[c] / (labels[c] + predicted[c]);
    }

    /** Mean recall of the classes that occur. */
    double balancedAccuracy() {
        return sum(c -> labels[c] > 0 ? recall(c) : 0) / sum(c -> labels[c] > 0 ? 1 : 0);
    }

    /** Mean over the classes that occur in labels or predictions; undefined for a class counts 0, as in scikit-learn. */
    double macro(IntToDoubleFunction ofClass) {
        return sum(c -> orZero(ofClass.applyAsDouble(c))) / sum(c -> labels[c] + predicted[c] > 0 ? 1 : 0);
    }

    /** Mean over the classes weighted by how often they occur in the labels. */
    double weighted(IntToDoubleFunction ofClass) {
        return sum(c -> labels[c] * orZero(ofClass.applyAsDouble(c))) / total;
    }

    /** Correlation of label and prediction for several classes (J. Gorodkin, 2004). */
    double mcc() {
        double chance = sum(c -> labels[c] * predicted[c]);
        double spreadPredicted = total * total - sum(c -> predicted[c] * predicted[c]);
        double spreadLabels = total * total - sum(c -> labels[c] * labels[c]);
        return (sum(c -> hits[c]) * total - chance) / (Math.sqrt(spreadPredicted) * Math.sqrt(spreadLabels));
    }

    /** Agreement beyond chance (J. Cohen, 1960). */
    double kappa() {
        double chance = sum(c -> labels[c] * predicted[c]) / (total * total);
        return (accuracy() - chance) / (1 - chance);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private double sum(IntToDoubleFunction ofClass) {
        double sum = 0;
        for (int c = 0; c < hits.length; c++) {
            sum += ofClass.applyAsDouble(c);
        }
        return sum;
    }
}
