package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Histogram;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Metrics and the residuals' histogram of predictions of a number. */
final class NumberMetrics implements TaskMetrics {
    private final NumberPredictions predictions;
    private final EvaluationOptions options;
    private final Moments moments;
    private final Errors errors;

    NumberMetrics(NumberPredictions predictions, EvaluationOptions options) {
        this.predictions = predictions;
        this.options = options;
        Moments centres = Moments.of(predictions.rows(), new Centres(predictions.labels(), predictions.predicted()));
        errors = new Errors(
                predictions.labels(), predictions.predicted(), centres.mean(0), centres.mean(1), options.quantile());
        moments = Moments.of(predictions.rows(), errors);
    }

    private record Centres(double[] labels, double[] predicted) implements RowMoments {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public void of(int row, double[] into) {
            into[0] = labels[row];
            into[1] = predicted[row] - labels[row];
        }
    }

    /** Moments around the means, so that nothing cancels out when labels are large and vary little. */
    private record Errors(double[] labels, double[] predicted, double meanLabel, double meanError, double quantile)
            implements RowMoments {
        @Override
        public int count() {
            return 8;
        }

        @Override
        public void of(int row, double[] into) {
            double label = labels[row];
            double error = predicted[row] - label;
            double centred = error - meanError;
            double fromMean = label - meanLabel;
            double both = Math.abs(label) + Math.abs(predicted[row]);
            into[0] = centred;
            into[1] = centred * centred;
            into[2] = fromMean;
            into[3] = fromMean * fromMean;
            into[4] = Math.abs(error);
            into[5] = label == 0 ? Double.NaN : Math.abs(error / label);
            into[6] = both == 0 ? 0 : 2 * Math.abs(error) / both;
            into[7] = error < 0 ? -quantile * error : (1 - quantile) * error;
        }

        double meanError(double[] mean) {
            return meanError + mean[0];
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
        functions.put("mae", mean -> mean[4]);
        functions.put("meanError", errors::meanError);
        functions.put("r2", mean -> 1 - errors.meanSquare(mean) / Errors.labelVariance(mean));
        functions.put("explainedVariance", mean -> 1 - Errors.errorVariance(mean) / Errors.labelVariance(mean));
        functions.put("mape", mean -> mean[5]);
        functions.put("smape", mean -> mean[6]);
        functions.put("pinballLoss", mean -> mean[7]);
        return functions;
    }

    @Override
    public Map<String, Metric> metrics() {
        MetricTable table = new MetricTable();
        double[] means = new double[errors.count()];
        for (int j = 0; j < means.length; j++) {
            means[j] = moments.mean(j);
        }
        boolean constant = !(Errors.labelVariance(means) > 0);
        functions().forEach((name, function) -> {
            boolean needsSpread = name.equals("r2") || name.equals("explainedVariance");
            String reason = needsSpread
                    ? "all labels are equal"
                    : name.equals("mape")
                            ? "a label is 0, which has no percentage"
                            : "the sum is too large for a number";
            table.put(name, needsSpread && constant ? Double.NaN : function.applyAsDouble(means), reason);
        });
        AbsoluteErrors absolute = new AbsoluteErrors(predictions);
        table.put("medianAbsoluteError", absolute.median(), "the sum of the weights is zero");
        table.put("maxError", absolute.largest(), "there is no row");
        if (options.intervals()) {
            moments.intervals(functions(), options.level(), options.seed()).forEach(table::interval);
            table.interval("medianAbsoluteError", absolute.medianInterval(options.level()));
        }
        return table.metrics();
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
