package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.CalibrationBin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far scores are from the shares of positive rows that they promise, over bins of equal width of the score: the
 * expected calibration error is the mean distance (M. P. Naeini, G. Cooper, M. Hauskrecht, 2015).
 */
final class Calibration {
    private static final int REPLICATES = 1_000;

    private final double[] weights;
    private final double[] squares;
    private final double[] scores;
    private final double[] positives;
    private final double[] spread;

    private Calibration(int bins) {
        weights = new double[bins];
        squares = new double[bins];
        scores = new double[bins];
        positives = new double[bins];
        spread = new double[bins];
    }

    static Calibration of(BinaryPredictions predictions, int bins) {
        Calibration calibration = new Calibration(bins);
        Rows rows = predictions.rows();
        for (int i = 0; i < rows.size(); i++) {
            calibration.add(predictions.scores()[i], predictions.labels()[i], rows.weight(i));
        }
        return calibration;
    }

    private void add(double score, int label, double weight) {
        int bin = Math.min(weights.length - 1, (int) (score * weights.length));
        weights[bin] += weight;
        squares[bin] += weight * weight;
        scores[bin] += weight * score;
        positives[bin] += weight * label;
        double residual = weight * (label - score);
        spread[bin] += residual * residual;
    }

    double expectedError() {
        double sum = 0;
        double total = 0;
        for (int b = 0; b < weights.length; b++) {
            sum += Math.abs(positives[b] - scores[b]);
            total += weights[b];
        }
        return sum / total;
    }

    /**
     * Bootstrap of each bin's sum of residuals, bias-corrected. Noise moves every bin's distance up, so for scores that
     * are calibrated the interval is too high rather than too low.
     */
    void interval(MetricTable table, double level, long seed) {
        double total = Arrays.stream(weights).sum();
        double effective = total * total / Arrays.stream(squares).sum();
        if (Moments.tooFew(effective)) {
            table.without("expectedCalibrationError", Moments.TOO_FEW);
            return;
        }
        Interval interval = interval(level, seed);
        table.interval("expectedCalibrationError", interval, effective, level);
    }

    private Interval interval(double level, long seed) {
        PoissonBootstrap bootstrap = new PoissonBootstrap(seed);
        double[] replicates = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            double sum = 0;
            double total = 0;
            for (int b = 0; b < weights.length; b++) {
                sum += Math.abs(positives[b] - scores[b] + Math.sqrt(spread[b]) * bootstrap.gaussian());
                total += bootstrap.cell(weights[b], squares[b]);
            }
            replicates[r] = sum / total;
        }
        return Bca.interval(expectedError(), replicates, 0, level);
    }

    List<CalibrationBin> bins() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int b = 0; b < weights.length; b++) {
            if (weights[b] > 0) {
                bins.add(new CalibrationBin(weights[b], scores[b] / weights[b], positives[b] / weights[b]));
            }
        }
        return bins;
    }
}
