package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * The areas under the ROC curves of each class against all others, their plain mean and their mean weighted by the classes'
 * frequency, with what each row adds to the two means' error: a row's placement less the area (E. R. DeLong, D. M. DeLong,
 * D. L. Clarke-Pearson, 1988).
 */
final class OneVersusRest {
    private final ClassPredictions predictions;
    private final double[] areas;
    private final double[] frequency;
    private final double[] errors;
    private final double[] smaller;
    private final double[] macroInfluence;
    private final double[] weightedInfluence;
    private String missing;

    private OneVersusRest(ClassPredictions predictions) {
        this.predictions = predictions;
        int k = predictions.classes().size();
        areas = new double[k];
        frequency = new double[k];
        errors = new double[k];
        smaller = new double[k];
        macroInfluence = new double[predictions.rows().size()];
        weightedInfluence = new double[macroInfluence.length];
    }

    /** @param predictions with probabilities */
    static OneVersusRest of(ClassPredictions predictions) {
        OneVersusRest all = new OneVersusRest(predictions);
        double total = predictions.rows().totalWeight();
        for (int c = 0; c < all.areas.length; c++) {
            all.add(c, total);
        }
        return all;
    }

    /** The scores of one class and whether it is the truth. */
    static BinaryPredictions binary(ClassPredictions predictions, int c) {
        byte[] isClass = new byte[predictions.rows().size()];
        for (int i = 0; i < isClass.length; i++) {
            isClass[i] = (byte) (predictions.labels()[i] == c ? 1 : 0);
        }
        return new BinaryPredictions(predictions.rows(), isClass, predictions.probabilities()[c], null, true);
    }

    private void add(int c, double total) {
        Rows rows = predictions.rows();
        BinaryPredictions one = binary(predictions, c);
        Ranking ranking = Ranking.withRows(one.scores(), one.labels(), rows.weights());
        areas[c] = RankStatistics.of(ranking, 1).auc();
        frequency[c] = ranking.positives() / total;
        if (Double.isNaN(areas[c])) {
            missing = "no row, or every row, is " + predictions.classes().get(c);
            return;
        }
        errors[c] = DeLong.standardError(ranking, areas[c]);
        smaller[c] = ranking.effectiveSmaller();
        double[] placements = ranking.placements();
        for (int i = 0; i < placements.length; i++) {
            double of = one.labels()[i] == 1 ? ranking.positives() : ranking.negatives();
            double influence = rows.weight(i) * (placements[i] - areas[c]) / of;
            macroInfluence[i] += influence / areas.length;
            weightedInfluence[i] += influence * frequency[c];
        }
    }

    double area(int c) {
        return areas[c];
    }

    Interval interval(int c, double level) {
        return Interval.logit(areas[c], errors[c], smaller[c], level);
    }

    double macro() {
        double macro = 0;
        for (double area : areas) {
            macro += area / areas.length;
        }
        return macro;
    }

    double weighted() {
        double weighted = 0;
        for (int c = 0; c < areas.length; c++) {
            weighted += areas[c] * frequency[c];
        }
        return weighted;
    }

    Interval macroInterval(double level) {
        return interval(macro(), norm(macroInfluence, null), level);
    }

    Interval weightedInterval(double level) {
        return interval(weighted(), norm(weightedInfluence, null), level);
    }

    private Interval interval(double area, double error, double level) {
        return Interval.logit(area, error, predictions.rows().effective() / areas.length, level);
    }

    /** Standard error of the difference of the plain means over the same rows. */
    double macroError(OneVersusRest other) {
        return norm(macroInfluence, other.macroInfluence);
    }

    /** Standard error of the difference of the weighted means over the same rows. */
    double weightedError(OneVersusRest other) {
        return norm(weightedInfluence, other.weightedInfluence);
    }

    private static double norm(double[] influence, double[] less) {
        double squares = 0;
        for (int i = 0; i < influence.length; i++) {
            double value = influence[i] - (less == null ? 0 : less[i]);
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Why the means have no value, {@code null} if they have one. */
    String missing() {
        return missing;
    }
}
