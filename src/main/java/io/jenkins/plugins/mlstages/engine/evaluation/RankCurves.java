package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.Curve;

/** The ROC and the precision-recall curve of a ranking, thinned to {@link Curve#MAX_POINTS} points each. */
final class RankCurves implements Ranking.Groups {
    private final double positives;
    private final double negatives;
    private final Polyline roc = new Polyline();
    private final Polyline precisionRecall = new Polyline();
    private double truePositives;
    private double falsePositives;

    private RankCurves(Ranking ranking) {
        positives = ranking.positives();
        negatives = ranking.negatives();
        roc.add(0, 0, Double.POSITIVE_INFINITY);
    }

    static RankCurves of(Ranking ranking) {
        RankCurves curves = new RankCurves(ranking);
        ranking.descending(curves);
        return curves;
    }

    @Override
    public void group(double score, double of1, double of0, double squares) {
        truePositives += of1;
        falsePositives += of0;
        double above = truePositives + falsePositives;
        if (above <= 0) {
            return;
        }
        roc.add(falsePositives / negatives, truePositives / positives, score);
        precisionRecall.add(truePositives / positives, truePositives / above, score);
    }

    /** False positive rate across, true positive rate up, from (0, 0) to (1, 1). */
    Curve roc() {
        return curve(roc);
    }

    /** Recall across, precision up. */
    Curve precisionRecall() {
        return curve(precisionRecall);
    }

    private static Curve curve(Polyline line) {
        double[][] points = line.thinned(Curve.MAX_POINTS);
        return Curve.of(points[0], points[1], points[2]);
    }
}
