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
        Moments moments =
                Moments.of(rows, new Losses(predictions.labels(), predictions.probabilities(), options.topK()));
        String noWeight = "the sum of the weights is zero";
        table.put("logLoss", moments.mean(0), noWeight);
        table.put("brier", moments.mean(1), noWeight);
        table.put("topKAccuracy", moments.mean(2), noWeight);
        if (options.intervals()) {
            Map<String, ToDoubleFunction<double[]>> means = new LinkedHashMap<>();
            means.put("logLoss", mean -> mean[0]);
            means.put("brier", mean -> mean[1]);
            moments.intervals(means, options.level(), options.seed()).forEach(table::interval);
            double effective = new ClassCells(predictions).effective(-1, -1);
            table.interval("topKAccuracy", Interval.wilson(moments.mean(2), effective, options.level()));
        }
        areas(table, shown);
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
        int k = predictions.classes().size();
        double[] areas = new double[k];
        double[] frequency = new double[k];
        Interval[] intervals = new Interval[k];
        double[] macroInfluence = new double[rows.size()];
        double[] weightedInfluence = new double[rows.size()];
        double total = rows.totalWeight();
        String missing = null;
        for (int c = 0; c < k; c++) {
            byte[] isClass = new byte[rows.size()];
            for (int i = 0; i < isClass.length; i++) {
                isClass[i] = (byte) (predictions.labels()[i] == c ? 1 : 0);
            }
            Ranking ranking = Ranking.withRows(predictions.probabilities()[c], isClass, rows.weights());
            areas[c] = RankStatistics.of(ranking, 1).auc();
            frequency[c] = ranking.positives() / total;
            if (Double.isNaN(areas[c])) {
                missing = "no row, or every row, is " + predictions.classes().get(c);
                continue;
            }
            double smaller = Math.min(ranking.positives(), ranking.negatives());
            intervals[c] = Interval.logit(areas[c], DeLong.standardError(ranking, areas[c]), smaller, options.level());
            double[] placements = ranking.placements();
            for (int i = 0; i < isClass.length; i++) {
                double of = isClass[i] == 1 ? ranking.positives() : ranking.negatives();
                double influence = rows.weight(i) * (placements[i] - areas[c]) / of;
                macroInfluence[i] += influence / k;
                weightedInfluence[i] += influence * frequency[c];
            }
        }
        double macro = 0;
        double weighted = 0;
        for (int c = 0; c < k; c++) {
            macro += areas[c] / k;
            weighted += areas[c] * frequency[c];
        }
        table.put("aucMacro", macro, missing);
        table.put("aucWeighted", weighted, missing);
        for (int c : shown) {
            String name = predictions.classes().get(c);
            table.put("auc." + name, areas[c], "no row, or every row, is " + name);
        }
        if (options.intervals()) {
            table.interval("aucMacro", interval(macro, macroInfluence));
            table.interval("aucWeighted", interval(weighted, weightedInfluence));
            for (int c : shown) {
                table.interval("auc." + predictions.classes().get(c), intervals[c]);
            }
        }
    }

    private Interval interval(double area, double[] influence) {
        double squares = 0;
        for (double value : influence) {
            squares += value * value;
        }
        return Interval.logit(
                area,
                Math.sqrt(squares),
                rows.size() / (double) predictions.classes().size(),
                options.level());
    }
}
