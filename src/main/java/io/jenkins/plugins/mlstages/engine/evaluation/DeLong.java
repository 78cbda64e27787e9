package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * Variance of the area under the ROC curve without resampling (E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, 1988), in
 * time linear in the ranked rows (X. Sun, W. Xu, 2014).
 */
final class DeLong implements Ranking.Groups {
    private final double positives;
    private final double negatives;
    private final double auc;

    private double above1;
    private double above0;
    private double ofPositives;
    private double ofNegatives;
    private double squares;
    private double rows;

    private DeLong(double positives, double negatives, double auc) {
        this.positives = positives;
        this.negatives = negatives;
        this.auc = auc;
    }

    /** Standard error of the area; with row weights that of the weighted area. */
    static double standardError(Ranking ranking, double auc) {
        DeLong sums = new DeLong(ranking.positives(), ranking.negatives(), auc);
        ranking.descending(sums);
        return Math.sqrt(sums.variance());
    }

    @Override
    public void group(double score, double of1, double of0, double groupSquares) {
        double here = of1 + of0;
        if (here <= 0) {
            return;
        }
        double placement1 = (negatives - above0 - of0 / 2) / negatives - auc;
        double placement0 = (above1 + of1 / 2) / positives - auc;
        // a group's squared weights, divided between its classes by weight: exact without weights
        double perWeight = groupSquares / here;
        ofPositives += perWeight * of1 * placement1 * placement1;
        ofNegatives += perWeight * of0 * placement0 * placement0;
        squares += groupSquares;
        rows += here;
        above1 += of1;
        above0 += of0;
    }

    private double variance() {
        double meanWeight = squares / rows;
        double m = positives / meanWeight;
        double n = negatives / meanWeight;
        return ofPositives / (positives * positives) * (m / (m - 1))
                + ofNegatives / (negatives * negatives) * (n / (n - 1));
    }
}
