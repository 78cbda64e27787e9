package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * A metric of two versions on the same rows, with the standard error of the difference: that of areas under the ROC
 * curve after DeLong, DeLong and Clarke-Pearson (1988), of all else from a paired bootstrap, in which a row has the same
 * weight for both versions (of means over many rows by the delta method, to which it converges).
 */
final class PairedComparison {
    private static final int REPLICATES = 1_000;
    private static final int FEWEST_REPLICATES = 100;

    /** Bound on rows times replicates for what has to walk over all rows for each replicate. */
    private static final long WORK = 100_000_000;

    private final Predictions candidate;
    private final Predictions baseline;
    private final EvaluationOptions options;
    private Map<String, Metric> ofCandidate;
    private Map<String, Metric> ofBaseline;

    private PairedComparison(MatchedRows rows, EvaluationOptions options) {
        this.candidate = rows.candidate();
        this.baseline = rows.baseline();
        this.options = options;
    }

    static Optional<Difference> of(
            Predictions candidate, Predictions baseline, EvaluationOptions options, String metric, String slice) {
        return of(candidate, baseline, options, slice).flatMap(comparison -> comparison.difference(metric));
    }

    /** The comparison on some rows, of which several metrics may be asked. */
    static Optional<PairedComparison> of(
            Predictions candidate, Predictions baseline, EvaluationOptions options, String slice) {
        return MatchedRows.of(candidate, baseline, options.slices(), slice)
                .map(matched -> new PairedComparison(matched, options));
    }

    /** Empty when the metric has no value for one of them. */
    Optional<Difference> difference(String metric) {
        if (ofCandidate == null) {
            ofCandidate =
                    TaskMetrics.of(candidate, options.withoutIntervals(), false).metrics();
            ofBaseline =
                    TaskMetrics.of(baseline, options.withoutIntervals(), false).metrics();
        }
        Metric one = ofCandidate.get(metric);
        Metric two = ofBaseline.get(metric);
        if (one == null || two == null || one.value() == null || two.value() == null) {
            return Optional.empty();
        }
        double error = standardError(metric);
        return Optional.of(
                new Difference(one.value(), two.value(), error, candidate.rows().size(), true));
    }

    private double standardError(String metric) {
        if (candidate instanceof BinaryPredictions mine && baseline instanceof BinaryPredictions theirs) {
            return binary(metric, mine, theirs);
        }
        if (candidate instanceof ClassPredictions mine && baseline instanceof ClassPredictions theirs) {
            return classes(metric, mine, theirs);
        }
        NumberMetrics mine = new NumberMetrics((NumberPredictions) candidate, options);
        NumberMetrics theirs = new NumberMetrics((NumberPredictions) baseline, options);
        return moments(
                mine.rowMoments(),
                theirs.rowMoments(),
                mine.functions().get(metric),
                theirs.functions().get(metric));
    }

    private double classes(String metric, ClassPredictions mine, ClassPredictions theirs) {
        ToDoubleFunction<ClassTotals> totals = ClassMetrics.function(metric, mine.classes());
        if (totals != null) {
            return JointCells.of(mine, theirs)
                    .standardError(totals, mine.classes().size(), options.seed());
        }
        int loss = List.of("logLoss", "brier", "topKAccuracy").indexOf(metric);
        if (loss >= 0) {
            ToDoubleFunction<double[]> mean = means -> means[loss];
            return moments(
                    ClassProbabilities.losses(mine, options), ClassProbabilities.losses(theirs, options), mean, mean);
        }
        return switch (metric) {
            case "aucMacro" -> OneVersusRest.of(mine).macroError(OneVersusRest.of(theirs));
            case "aucWeighted" -> OneVersusRest.of(mine).weightedError(OneVersusRest.of(theirs));
            default -> ofClass(metric, mine, theirs);
        };
    }

    /** {@code auc.<class>} */
    private double ofClass(String metric, ClassPredictions mine, ClassPredictions theirs) {
        int c = metric.startsWith("auc.") ? mine.classes().indexOf(metric.substring("auc.".length())) : -1;
        return c < 0 ? Double.NaN : deLong(OneVersusRest.binary(mine, c), OneVersusRest.binary(theirs, c));
    }

    private double binary(String metric, BinaryPredictions mine, BinaryPredictions theirs) {
        ToDoubleFunction<Cells> cells = CellMetrics.function(metric, options.beta());
        if (cells != null) {
            return JointCells.of(mine, theirs, options.threshold()).standardError(cells, options.seed());
        }
        if (metric.equals("auc")) {
            return deLong(mine, theirs);
        }
        ToDoubleFunction<RankStatistics> ranks = RankMetrics.function(metric);
        if (ranks != null) {
            return ranks(ranks, mine, theirs);
        }
        int loss = metric.equals("logLoss") ? 0 : metric.equals("brier") ? 1 : -1;
        if (loss >= 0) {
            ToDoubleFunction<double[]> mean = means -> means[loss];
            return moments(
                    new BinaryMetrics.Losses(mine.labels(), mine.scores()),
                    new BinaryMetrics.Losses(theirs.labels(), theirs.scores()),
                    mean,
                    mean);
        }
        if (metric.equals("expectedCalibrationError")) {
            double[] weights = new double[mine.rows().size()];
            BinaryPredictions weightedMine = mine.withRows(new Rows(weights.length, weights, null, List.of()));
            BinaryPredictions weightedTheirs = theirs.withRows(weightedMine.rows());
            return resampled(
                    weights,
                    () -> Calibration.of(weightedMine, options.calibrationBins())
                                    .expectedError()
                            - Calibration.of(weightedTheirs, options.calibrationBins())
                                    .expectedError());
        }
        return Double.NaN;
    }

    /** From the differences of the rows' placements, positives and negatives apart. */
    private double deLong(BinaryPredictions mine, BinaryPredictions theirs) {
        double[] one = Ranking.withRows(
                        mine.scores(), mine.labels(), mine.rows().weights())
                .placements();
        double[] two = Ranking.withRows(
                        theirs.scores(), theirs.labels(), theirs.rows().weights())
                .placements();
        double variance = 0;
        for (int label = 0; label <= 1; label++) {
            double weight = 0;
            double squares = 0;
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                double w = mine.labels()[i] == label ? mine.rows().weight(i) : 0;
                weight += w;
                squares += w * w;
                sum += w * (one[i] - two[i]);
            }
            double mean = sum / weight;
            double spread = 0;
            for (int i = 0; i < one.length; i++) {
                double w = mine.labels()[i] == label ? mine.rows().weight(i) : 0;
                double from = w * (one[i] - two[i] - mean);
                spread += from * from;
            }
            double effective = weight * weight / squares;
            variance += spread / (weight * weight) * (effective / (effective - 1));
        }
        return Math.sqrt(variance);
    }

    private double ranks(ToDoubleFunction<RankStatistics> metric, BinaryPredictions mine, BinaryPredictions theirs) {
        Ranking one = Ranking.withRows(mine.scores(), mine.labels(), mine.rows().weights());
        Ranking two =
                Ranking.withRows(theirs.scores(), theirs.labels(), theirs.rows().weights());
        double[] weights = new double[mine.rows().size()];
        return resampled(weights, () -> {
            double positives = 0;
            double negatives = 0;
            for (int i = 0; i < weights.length; i++) {
                positives += mine.labels()[i] * weights[i];
                negatives += (1 - mine.labels()[i]) * weights[i];
            }
            RankStatistics first = new RankStatistics(positives, negatives, options.k());
            RankStatistics second = new RankStatistics(positives, negatives, options.k());
            one.descendingRows(first, weights);
            two.descendingRows(second, weights);
            return metric.applyAsDouble(first) - metric.applyAsDouble(second);
        });
    }

    private double resampled(double[] weights, DoubleSupplier difference) {
        long affordable = WORK / Math.max(1, weights.length);
        double[] values = new double[(int) Math.max(FEWEST_REPLICATES, Math.min(REPLICATES, affordable))];
        PoissonBootstrap bootstrap = new PoissonBootstrap(options.seed());
        for (int r = 0; r < values.length; r++) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = bootstrap.unit() * candidate.rows().weight(i);
            }
            values[r] = difference.getAsDouble();
        }
        return Bca.standardDeviation(values);
    }

    private double moments(
            RowMoments mine,
            RowMoments theirs,
            ToDoubleFunction<double[]> ofMine,
            ToDoubleFunction<double[]> ofTheirs) {
        if (ofMine == null || ofTheirs == null) {
            return Double.NaN;
        }
        int k = mine.count();
        RowMoments both = new RowMoments() {
            @Override
            public int count() {
                return 2 * k;
            }

            @Override
            public void of(int row, double[] into) {
                double[] second = new double[k];
                mine.of(row, into);
                theirs.of(row, second);
                System.arraycopy(second, 0, into, k, k);
            }
        };
        ToDoubleFunction<double[]> difference =
                means -> ofMine.applyAsDouble(means) - ofTheirs.applyAsDouble(Arrays.copyOfRange(means, k, 2 * k));
        return Moments.of(candidate.rows(), both).standardError(difference, options.seed());
    }
}
