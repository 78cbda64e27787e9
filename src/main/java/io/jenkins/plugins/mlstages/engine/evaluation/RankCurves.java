package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.Curve;

/**
 * The curves of a ranking, thinned to {@link Curve#MAX_POINTS} points each.
 *
 * @param roc false positive rate across, true positive rate up, from (0, 0) to (1, 1)
 * @param precisionRecall recall across, precision up
 */
record RankCurves(Curve roc, Curve precisionRecall) {

    static RankCurves of(Ranking ranking) {
        Walk walk = new Walk(ranking.positives(), ranking.negatives());
        ranking.descending(walk);
        return new RankCurves(curve(walk.roc), curve(walk.precisionRecall));
    }

    private static Curve curve(Polyline line) {
        double[][] points = line.thinned(Curve.MAX_POINTS);
        return Curve.of(points[0], points[1], points[2]);
    }

    private static final class Walk implements Ranking.Groups {
        private final double positives;
        private final double negatives;
        private final Polyline roc = new Polyline();
        private final Polyline precisionRecall = new Polyline();
        private double truePositives;
        private double falsePositives;

        Walk(double positives, double negatives) {
            this.positives = positives;
            this.negatives = negatives;
            roc.add(0, 0, Double.POSITIVE_INFINITY);
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
    }
}
