package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.ConfusionMatrix;
import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Metrics and curves of predictions of two classes. */
final class BinaryMetrics implements TaskMetrics {
    /** Probabilities are kept this far from 0 and 1 before the logarithm, as scikit-learn does for 64-bit numbers. */
    static final double EPSILON = Math.ulp(1.0);

    /** From this many rows on the ranking is made, and used for metrics and curves, on threads of their own. */
    private static final int ASIDE_FROM = 200_000;

    private final BinaryPredictions predictions;
    private final EvaluationOptions options;
    private final CellMetrics cells;
    private final CompletableFuture<Map<String, Metric>> rankMetrics;
    private final CompletableFuture<RankCurves> rankCurves;
    private final Calibration calibration;

    /**
     * @param curves whether curves will be asked for
     */
    BinaryMetrics(BinaryPredictions predictions, EvaluationOptions options, boolean curves) {
        this.predictions = predictions;
        this.options = options;
        if (predictions.scores() == null) {
            rankMetrics = CompletableFuture.completedFuture(Map.of());
            rankCurves = CompletableFuture.completedFuture(null);
        } else {
            CompletableFuture<Ranking> ranking = predictions.rows().size() >= ASIDE_FROM
                    ? CompletableFuture.supplyAsync(this::ranking)
                    : CompletableFuture.completedFuture(ranking());
            rankMetrics = aside(ranking, this::rankMetrics);
            rankCurves = aside(ranking, ranked -> curves ? rankCurves(ranked) : null);
        }
        cells = new CellMetrics(predictions, options.threshold(), options.beta());
        calibration = predictions.scores() != null && predictions.probabilities()
                ? Calibration.of(predictions, options.calibrationBins())
                : null;
    }

    private <T> CompletableFuture<T> aside(CompletableFuture<Ranking> ranking, Function<Ranking, T> use) {
        return predictions.rows().size() >= ASIDE_FROM ? ranking.thenApplyAsync(use) : ranking.thenApply(use);
    }

    private Ranking ranking() {
        return Ranking.of(
                predictions.scores(), predictions.labels(), predictions.rows().weights());
    }

    private Map<String, Metric> rankMetrics(Ranking ranking) {
        MetricTable table = new MetricTable();
        RankMetrics ranks = new RankMetrics(ranking, options.k());
        ranks.values(table);
        if (options.intervals()) {
            ranks.intervals(table, options.level(), options.seed());
        }
        return table.metrics();
    }

    /** {@code null} when there is only one class. */
    private static RankCurves rankCurves(Ranking ranking) {
        return ranking.positives() > 0 && ranking.negatives() > 0 ? RankCurves.of(ranking) : null;
    }

    @Override
    public Map<String, Metric> metrics() {
        MetricTable table = new MetricTable();
        cells.values(table);
        if (options.intervals()) {
            cells.intervals(table, options.level(), options.seed());
        }
        if (calibration != null) {
            probabilityMetrics(table);
        }
        Map<String, Metric> metrics = new TreeMap<>(table.metrics());
        metrics.putAll(rankMetrics.join());
        return metrics;
    }

    private void probabilityMetrics(MetricTable table) {
        Moments moments = Moments.of(predictions.rows(), new Losses(predictions.labels(), predictions.scores()));
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
        RankCurves curves = rankCurves.join();
        return new EvaluationCurves(
                curves == null ? null : curves.roc(),
                curves == null ? null : curves.precisionRecall(),
                calibration == null ? null : calibration.bins(),
                confusion,
                null);
    }
}
