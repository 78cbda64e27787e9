package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.ConfusionMatrix;
import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Metrics and curves of predictions of two classes. */
final class BinaryMetrics implements TaskMetrics {
    /** Probabilities are kept this far from 0 and 1 before the logarithm, as scikit-learn does for 64-bit numbers. */
    static final double EPSILON = Math.ulp(1.0);

    private final BinaryPredictions predictions;
    private final EvaluationOptions options;
    private final CellMetrics cells;
    private final Ranking ranking;

    BinaryMetrics(BinaryPredictions predictions, EvaluationOptions options) {
        this.predictions = predictions;
        this.options = options;
        cells = new CellMetrics(predictions, options.threshold(), options.beta());
        ranking = predictions.scores() == null
                ? null
                : Ranking.of(predictions.scores(), predictions.labels(), predictions.rows().weights());
    }

    @Override
    public Map<String, Metric> metrics() {
        MetricTable table = new MetricTable();
        cells.values(table);
        if (options.intervals()) {
            cells.intervals(table, options.level(), options.seed());
        }
        if (ranking != null) {
            RankMetrics ranks = new RankMetrics(ranking, options.k());
            ranks.values(table);
            if (options.intervals()) {
                ranks.intervals(table, options.level(), options.seed());
            }
        }
        if (ranking != null && predictions.probabilities()) {
            probabilityMetrics(table);
        }
        return table.metrics();
    }

    private void probabilityMetrics(MetricTable table) {
        Losses losses = new Losses(predictions.labels(), predictions.scores());
        Moments moments = Moments.of(predictions.rows(), losses);
        Calibration calibration = Calibration.of(predictions, options.calibrationBins());
        String noWeight = "the sum of the weights is zero";
        table.put("logLoss", moments.mean(0), noWeight);
        table.put("brier", moments.mean(1), noWeight);
        table.put("expectedCalibrationError", calibration.expectedError(), noWeight);
        if (options.intervals()) {
            Map<String, ToDoubleFunction<double[]>> means = new LinkedHashMap<>();
            means.put("logLoss", mean -> mean[0]);
            means.put("brier", mean -> mean[1]);
            moments.intervals(means, options.level(), options.seed()).forEach(table::interval);
            table.interval("expectedCalibrationError", calibration.interval(options.level(), options.seed()));
        }
    }

    /** Each row's logarithmic loss and squared error. */
    record Losses(byte[] labels, double[] scores) implements RowMoments {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public void of(int row, double[] into) {
            double score = scores[row];
            double ofLabel = labels[row] == 1 ? score : 1 - score;
            into[0] = -Math.log(Math.max(EPSILON, Math.min(1 - EPSILON, ofLabel)));
            into[1] = (score - labels[row]) * (score - labels[row]);
        }
    }

    @Override
    public EvaluationCurves curves() {
        Cells c = cells.cells();
        String positive = options.positive() == null ? "1" : options.positive();
        String negative = options.positive() == null ? "0" : "not " + positive;
        ConfusionMatrix confusion = new ConfusionMatrix(
                List.of(negative, positive), List.of(List.of(c.tn(), c.fp()), List.of(c.fn(), c.tp())));
        boolean bothClasses = ranking != null && ranking.positives() > 0 && ranking.negatives() > 0;
        RankCurves curves = bothClasses ? RankCurves.of(ranking) : null;
        return new EvaluationCurves(
                curves == null ? null : curves.roc(),
                curves == null ? null : curves.precisionRecall(),
                ranking == null || !predictions.probabilities()
                        ? null
                        : Calibration.of(predictions, options.calibrationBins()).bins(),
                confusion,
                null);
    }
}
