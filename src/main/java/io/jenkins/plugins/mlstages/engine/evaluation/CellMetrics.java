package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The metrics of two classes that follow from the confusion matrix alone. */
final class CellMetrics {
    private static final int REPLICATES = 2_000;

    private final double[] sums = new double[4];
    private final double[] squares = new double[4];
    private final Cells cells;
    private final double beta;

    /** The metric of this name as a function of the confusion matrix, {@code null} if it is none. */
    static ToDoubleFunction<Cells> function(String name, double beta) {
        return switch (name) {
            case "accuracy" -> Cells::accuracy;
            case "precision" -> Cells::precision;
            case "recall" -> Cells::recall;
            case "specificity" -> Cells::specificity;
            case "balancedAccuracy" -> Cells::balancedAccuracy;
            case "f1" -> Cells::f1;
            case "fBeta" -> cells -> cells.fBeta(beta);
            case "mcc" -> Cells::mcc;
            case "kappa" -> Cells::kappa;
            default -> null;
        };
    }

    /**
     * @param beta weight of recall in {@code fBeta}
     */
    CellMetrics(BinaryPredictions predictions, double threshold, double beta) {
        Rows rows = predictions.rows();
        for (int i = 0; i < rows.size(); i++) {
            int predicted = predicted(predictions, i, threshold);
            double weight = rows.weight(i);
            int cell = Cells.index(predictions.labels()[i], predicted);
            sums[cell] += weight;
            squares[cell] += weight * weight;
        }
        cells = Cells.of(sums);
        this.beta = beta;
    }

    /** 1 when the row is predicted positive: as the prediction column says, else when its score reaches the threshold. */
    static int predicted(BinaryPredictions predictions, int row, double threshold) {
        if (predictions.predicted() != null) {
            return predictions.predicted()[row];
        }
        return predictions.scores()[row] >= threshold ? 1 : 0;
    }

    Cells cells() {
        return cells;
    }

    void values(MetricTable table) {
        String oneClass = cells.tp() + cells.fn() == 0 ? "no row is positive" : "no row is negative";
        String constant = "all labels, or all predictions, are of one class";
        table.put("accuracy", cells.accuracy(), "the sum of the weights is zero");
        table.put("precision", cells.precision(), "no row is predicted positive");
        table.put("recall", cells.recall(), "no row is positive");
        table.put("specificity", cells.specificity(), "no row is negative");
        table.put("balancedAccuracy", cells.balancedAccuracy(), oneClass);
        table.put("f1", cells.f1(), "no row is positive or predicted positive");
        table.put("fBeta", cells.fBeta(beta), "no row is positive or predicted positive");
        table.put("mcc", cells.mcc(), constant);
        table.put("kappa", cells.kappa(), constant);
    }

    void intervals(MetricTable table, double level, long seed) {
        table.interval("accuracy", proportion(level, 0b1001, 0b1111));
        table.interval("precision", proportion(level, 0b1000, 0b1010));
        Interval recall = proportion(level, 0b1000, 0b1100);
        Interval specificity = proportion(level, 0b0001, 0b0011);
        table.interval("recall", recall);
        table.interval("specificity", specificity);
        table.interval("balancedAccuracy", meanOf(cells.recall(), recall, cells.specificity(), specificity));
        table.interval("f1", f1(proportion(level, 0b1000, 0b1110)));
        resampled(table, Map.of("fBeta", c -> c.fBeta(beta), "mcc", Cells::mcc, "kappa", Cells::kappa), level, seed);
    }

    /** Wilson's interval for the weight of some cells among others; each is a set of bits, bit 0 for the first cell. */
    private Interval proportion(double level, int of, int among) {
        double part = 0;
        double all = 0;
        for (int cell = 0; cell < 4; cell++) {
            part += (of >> cell & 1) * sums[cell];
            all += (among >> cell & 1) * sums[cell];
        }
        return Interval.wilson(part / all, effective(among), level);
    }

    /** Kish's effective number of the rows in some cells. */
    private double effective(int among) {
        double all = 0;
        double allSquares = 0;
        for (int cell = 0; cell < 4; cell++) {
            all += (among >> cell & 1) * sums[cell];
            allSquares += (among >> cell & 1) * squares[cell];
        }
        return all * all / allSquares;
    }

    /** Mean of two independent proportions, from their own intervals (R. G. Newcombe, 1998; G. Zou, A. Donner, 2008). */
    private static Interval meanOf(double a, Interval ofA, double b, Interval ofB) {
        double mean = (a + b) / 2;
        return new Interval(
                mean - Math.hypot(a - ofA.low(), b - ofB.low()) / 2,
                mean + Math.hypot(ofA.high() - a, ofB.high() - b) / 2);
    }

    /** F1 is 2j / (1 + j), rising in the proportion j = TP / (TP + FP + FN), so that j's interval is carried over. */
    static Interval f1(Interval j) {
        return new Interval(2 * j.low() / (1 + j.low()), 2 * j.high() / (1 + j.high()));
    }

    private void resampled(MetricTable table, Map<String, ToDoubleFunction<Cells>> metrics, double level, long seed) {
        PoissonBootstrap bootstrap = new PoissonBootstrap(seed);
        Cells[] replicates = new Cells[REPLICATES];
        double[] drawn = new double[4];
        for (int r = 0; r < REPLICATES; r++) {
            for (int cell = 0; cell < 4; cell++) {
                drawn[cell] = bootstrap.cell(sums[cell], squares[cell]);
            }
            replicates[r] = Cells.of(drawn);
        }
        double effective = effective(0b1111);
        metrics.forEach((name, metric) -> table.interval(name, interval(metric, replicates, level), effective, level));
    }

    private Interval interval(ToDoubleFunction<Cells> metric, Cells[] replicates, double level) {
        double estimate = metric.applyAsDouble(cells);
        if (cells.fp() + cells.fn() == 0) {
            return flawless(metric, level);
        }
        double[] values = new double[replicates.length];
        for (int r = 0; r < values.length; r++) {
            values[r] = metric.applyAsDouble(replicates[r]);
        }
        return Bca.interval(estimate, values, acceleration(metric, estimate), level);
    }

    /** Without one error no replicate has one: as many errors are put in as the accuracy's interval still allows. */
    private Interval flawless(ToDoubleFunction<Cells> metric, double level) {
        double errors = 1 - proportion(level, 0b1001, 0b1111).low();
        Cells worse = new Cells(
                cells.tn() * (1 - errors), cells.tn() * errors, cells.tp() * errors, cells.tp() * (1 - errors));
        return new Interval(metric.applyAsDouble(worse), 1);
    }

    private double acceleration(ToDoubleFunction<Cells> metric, double estimate) {
        double[] influence = new double[4];
        double[] times = new double[4];
        for (int cell = 0; cell < 4; cell++) {
            if (sums[cell] > 0) {
                double unit = squares[cell] / sums[cell];
                double[] without = sums.clone();
                without[cell] = Math.max(0, without[cell] - unit);
                double change = estimate - metric.applyAsDouble(Cells.of(without));
                influence[cell] = Double.isFinite(change) ? change : 0;
                times[cell] = sums[cell] / unit;
            }
        }
        return Bca.acceleration(influence, times);
    }
}
