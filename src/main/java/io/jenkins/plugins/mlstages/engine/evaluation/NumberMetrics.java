package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Histogram;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Metrics and the residuals' histogram of predictions of a number. */
final class NumberMetrics implements TaskMetrics {
    private static final String TOO_LARGE = "the sum is too large for a number";

    private final NumberPredictions predictions;
    private final EvaluationOptions options;
    private final Moments moments;
    private final Errors errors;

    NumberMetrics(NumberPredictions predictions, EvaluationOptions options) {
        this.predictions = predictions;
        this.options = options;
        Moments centres = Moments.of(
                predictions.rows(), new Centres(predictions.labels(), predictions.predicted(), options.quantile()));
        errors = new Errors(predictions.labels(), predictions.predicted(), centres.means(), options.quantile());
        moments = Moments.of(predictions.rows(), errors);
    }

    /** What the moments are centred on. */
    private record Centres(double[] labels, double[] predicted, double quantile) implements RowMoments {
        @Override
        public int count() {
            return 5;
        }

        @Override
        public void of(int row, double[] into) {
            double label = labels[row];
            double error = predicted[row] - label;
            into[0] = label;
            into[1] = error;
            into[2] = Math.abs(error);
            into[3] = ratio(error, label);
            into[4] = pinball(error, quantile);
        }
    }

    private static double ratio(double error, double label) {
        return label == 0 ? Double.NaN : Math.abs(error / label);
    }

    private static double pinball(double error, double quantile) {
        return error < 0 ? -quantile * error : (1 - quantile) * error;
    }

    /**
     * Moments around the means, so that nothing cancels out when labels or errors are large and vary little.
     *
     * @param centres the means of {@link Centres}
     */
    private record Errors(double[] labels, double[] predicted, double[] centres, double quantile)
            implements RowMoments {
        @Override
        public int count() {
            return 8;
        }

        @Override
        public void of(int row, double[] into) {
            double label = labels[row];
            double error = predicted[row] - label;
            double centred = error - centres[1];
            double fromMean = label - centres[0];
            double both = Math.abs(label) + Math.abs(predicted[row]);
            into[0] = centred;
            into[1] = centred * centred;
            into[2] = fromMean;
            into[3] = fromMean * fromMean;
            into[4] = Math.abs(error) - centres[2];
            into[5] = ratio(error, label) - centres[3];
            into[6] = both == 0 ? 0 : 2 * Math.abs(error) / both;
            into[7] = pinball(error, quantile) - centres[4];
        }

        double meanError(double[] mean) {
            return centres[1] + mean[0];
        }

        static double errorVariance(double[] mean) {
            return mean[1] - mean[0] * mean[0];
        }

        static double labelVariance(double[] mean) {
            return mean[3] - mean[2] * mean[2];
        }

        double meanSquare(double[] mean) {
            return errorVariance(mean) + meanError(mean) * meanError(mean);
        }
    }

    /** Each row's moments, for the comparison with another version's. */
    RowMoments rowMoments() {
        return errors;
    }

    /** The metrics that are functions of the moments' means. */
    Map<String, ToDoubleFunction<double[]>> functions() {
        Map<String, ToDoubleFunction<double[]>> functions = new LinkedHashMap<>();
        functions.put("rmse", mean -> Math.sqrt(errors.meanSquare(mean)));
        functions.put("mae", mean -> errors.centres[2] + mean[4]);
        functions.put("meanError", errors::meanError);
        functions.put("r2", mean -> 1 - errors.meanSquare(mean) / Errors.labelVariance(mean));
        functions.put("explainedVariance", mean -> 1 - Errors.errorVariance(mean) / Errors.labelVariance(mean));
        functions.put("mape", mean -> errors.centres[3] + mean[5]);
        functions.put("smape", mean -> mean[6]);
        functions.put("pinballLoss", mean -> errors.centres[4] + mean[7]);
        return functions;
    }

    @Override
    public Map<String, Metric> metrics() {
        MetricTable table = new MetricTable();
        double[] means = moments.means();
        double spread = Errors.labelVariance(means);
        functions().forEach((name, function) -> {
            if (name.equals("r2") || name.equals("explainedVariance")) {
                boolean usable = spread > 0 && Double.isFinite(spread);
                String reason = spread <= 0 ? "all labels are equal" : TOO_LARGE;
                table.put(name, usable ? function.applyAsDouble(means) : Double.NaN, reason);
            } else {
                boolean ofZero = name.equals("mape") && aLabelIsZero();
                String reason = ofZero ? "a label is 0, which has no percentage" : TOO_LARGE;
                table.put(name, function.applyAsDouble(means), reason);
            }
        });
        AbsoluteErrors absolute = new AbsoluteErrors(predictions);
        table.put("medianAbsoluteError", absolute.median(), "an error is too large for a number");
        table.put("maxError", absolute.largest(), "an error is too large for a number");
        if (options.intervals()) {
            moments.intervals(table, functions(), options.level(), options.seed());
            absolute.medianInterval(table, options.level());
        }
        return table.metrics();
    }

    private boolean aLabelIsZero() {
        return Arrays.stream(predictions.labels()).anyMatch(label -> label == 0);
    }

    @Override
    public EvaluationCurves curves() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int n = predictions.rows().size();
        for (int i = 0; i < n; i++) {
            double error = predictions.predicted()[i] - predictions.labels()[i];
            low = Math.min(low, error);
            high = Math.max(high, error);
        }
        if (!Double.isFinite(high - low)) { // there is no axis that far
            return new EvaluationCurves(null, null, null, null, null);
        }
        double width = high > low ? (high - low) / Histogram.BINS : 1.0 / Histogram.BINS;
        List<Double> edges = new ArrayList<>();
        for (int b = 0; b <= Histogram.BINS; b++) {
            edges.add(b == Histogram.BINS && high > low ? high : low + b * width);
        }
        double[] weights = new double[Histogram.BINS];
        for (int i = 0; i < n; i++) {
            double error = predictions.predicted()[i] - predictions.labels()[i];
            weights[Math.min(Histogram.BINS - 1, (int) ((error - low) / width))] +=
                    predictions.rows().weight(i);
        }
        List<Double> counted = new ArrayList<>();
        for (double weight : weights) {
            counted.add(weight);
        }
        return new EvaluationCurves(null, null, null, null, new Histogram(edges, counted));
    }
}
