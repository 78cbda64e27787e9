package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * The confusion matrix of two classes, as sums of row weights.
 *
 * @param tn negative rows predicted negative
 * @param fp negative rows predicted positive
 * @param fn positive rows predicted negative
 * @param tp positive rows predicted positive
 */
record Cells(double tn, double fp, double fn, double tp) {
    double total() {
        return tn + fp + fn + tp;
    }

    double accuracy() {
        return (tn + tp) / total();
    }

    double precision() {
        return tp / (tp + fp);
    }

    double recall() {
        return tp / (tp + fn);
    }

    double specificity() {
        return tn / (tn + fp);
    }

    double balancedAccuracy() {
        return (recall() + specificity()) / 2;
    }

    double f1() {
        return 2 * tp / (2 * tp + fp + fn);
    }

    double fBeta(double beta) {
        double b2 = beta * beta;
        return (1 + b2) * tp / ((1 + b2) * tp + b2 * fn + fp);
    }

    /** Correlation of label and prediction (B. W. Matthews, 1975). */
    double mcc() {
        double labels = (tp + fn) * (tn + fp);
        double predictions = (tp + fp) * (tn + fn);
        return (tp * tn - fp * fn) / (Math.sqrt(labels) * Math.sqrt(predictions));
    }

    /** Agreement beyond chance (J. Cohen, 1960). */
    double kappa() {
        double n = total();
        double chance = ((tp + fn) * (tp + fp) + (tn + fp) * (tn + fn)) / (n * n);
        return (accuracy() - chance) / (1 - chance);
    }

    /** The cell of a row: 0 to 3 in the order of this record's components. */
    static int index(int label, int predicted) {
        return 2 * label + predicted;
    }

    static Cells of(double[] cells) {
        return new Cells(cells[0], cells[1], cells[2], cells[3]);
    }

    double[] array() {
        return new double[] {tn, fp, fn, tp};
    }
}
