package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The metrics of several classes that need each class's probability. */
final class ClassProbabilities {
    private final ClassPredictions predictions;
    private final EvaluationOptions options;
    private final Rows rows;

    ClassProbabilities(ClassPredictions predictions, EvaluationOptions options) {
        this.predictions = predictions;
        this.options = options;
        this.rows = predictions.rows();
    }

    void metrics(MetricTable table, int[] shown) {
        Moments moments = Moments.of(rows, losses(predictions, options));
        String noWeight = "the sum of the weights is zero";
        table.put("logLoss", moments.mean(0), noWeight);
        table.put("brier", moments.mean(1), noWeight);
        table.put("topKAccuracy", moments.mean(2), noWeight);
        if (options.intervals()) {
            Map<String, ToDoubleFunction<double[]>> means = new LinkedHashMap<>();
            means.put("logLoss", mean -> mean[0]);
            means.put("brier", mean -> mean[1]);
            moments.intervals(table, means, options.level(), options.seed());
            double effective = new ClassCells(predictions).effective(-1, -1);
            table.interval("topKAccuracy", Interval.wilson(moments.mean(2), effective, options.level()));
        }
        areas(table, shown);
    }

    /** The rows' shares of {@code logLoss}, {@code brier} and {@code topKAccuracy}, in this order. */
    static RowMoments losses(ClassPredictions predictions, EvaluationOptions options) {
        return new Losses(predictions.labels(), predictions.probabilities(), options.topK());
    }

    private record Losses(int[] labels, double[][] probabilities, int topK) implements RowMoments {
        @Override
        public int count() {
            return 3;
        }

        @Override
        public void of(int row, double[] into) {
            int label = labels[row];
            double ofLabel = probabilities[label][row];
            double sum = 0;
            double squares = 0;
            int before = 0;
            for (int c = 0; c < probabilities.length; c++) {
                double p = probabilities[c][row];
                sum += Math.max(BinaryMetrics.EPSILON, Math.min(1 - BinaryMetrics.EPSILON, p));
                double miss = p - (c == label ? 1 : 0);
                squares += miss * miss;
                before += p > ofLabel || p == ofLabel && c > label ? 1 : 0;
            }
            double clipped = Math.max(BinaryMetrics.EPSILON, Math.min(1 - BinaryMetrics.EPSILON, ofLabel));
            into[0] = -Math.log(clipped / sum);
            into[1] = squares;
            into[2] = before < topK ? 1 : 0;
        }
    }

    /** One-versus-rest areas: of each class shown, their plain mean, and their mean weighted by the classes' frequency. */
    private void areas(MetricTable table, int[] shown) {
        OneVersusRest areas = OneVersusRest.of(predictions);
        table.put("aucMacro", areas.macro(), areas.missing());
        table.put("aucWeighted", areas.weighted(), areas.missing());
        if (options.intervals()) {
            table.interval("aucMacro", areas.macroInterval(options.level()));
            table.interval("aucWeighted", areas.weightedInterval(options.level()));
        }
        for (int c : shown) {
            String name = predictions.classes().get(c);
            table.put("auc." + name, areas.area(c), "no row, or every row, is " + name);
            if (options.intervals()) {
                table.interval("auc." + name, areas.interval(c, options.level()));
            }
        }
    }
}
