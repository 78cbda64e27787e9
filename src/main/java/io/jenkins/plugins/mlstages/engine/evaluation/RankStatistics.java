package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * What one walk down a ranking tells: area under the ROC curve, average precision, what stands in the top share, and the
 * threshold with the best F1.
 */
final class RankStatistics implements Ranking.Groups {
    private final double positives;
    private final double negatives;
    private final double cut;

    private double truePositives;
    private double falsePositives;
    private double pairs;
    private double averagePrecision;
    private double positivesAtCut;
    private double bestF1 = -1;
    private double bestThreshold = Double.NaN;

    /**
     * @param share the top share of the total weight that the metrics at k look at, 0 to 1
     */
    RankStatistics(double positives, double negatives, double share) {
        this.positives = positives;
        this.negatives = negatives;
        this.cut = share * (positives + negatives);
    }

    static RankStatistics of(Ranking ranking, double share) {
        RankStatistics statistics = new RankStatistics(ranking.positives(), ranking.negatives(), share);
        ranking.descending(statistics);
        return statistics;
    }

    @Override
    public void group(double score, double of1, double of0, double squares) {
        double above = truePositives + falsePositives;
        double here = of1 + of0;
        if (here <= 0) {
            return;
        }
        if (above < cut) {
            positivesAtCut += of1 * Math.min(1, (cut - above) / here); // ties at the cut: their expectation
        }
        pairs += of0 * (truePositives + of1 / 2);
        truePositives += of1;
        falsePositives += of0;
        averagePrecision += of1 * (truePositives / (above + here));
        double f1 = 2 * truePositives / (positives + truePositives + falsePositives);
        if (f1 > bestF1) {
            bestF1 = f1;
            bestThreshold = score;
        }
    }

    /** Chance that a positive row's score is above a negative one's, ties counting half. */
    double auc() {
        return pairs / (positives * negatives);
    }

    /** Sum over thresholds of precision times the gain in recall, without interpolation. */
    double averagePrecision() {
        return averagePrecision / positives;
    }

    double precisionAtK() {
        return positivesAtCut / cut;
    }

    double recallAtK() {
        return positivesAtCut / positives;
    }

    double liftAtK() {
        return precisionAtK() / (positives / (positives + negatives));
    }

    /** The highest score that, taken as threshold, gives the largest F1. */
    double bestThreshold() {
        return bestThreshold;
    }
}
