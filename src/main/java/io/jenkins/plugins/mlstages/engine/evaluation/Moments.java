package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Weighted means of row moments, and confidence intervals of metrics that are smooth functions of such means.
 *
 * <p>Below {@link #RESAMPLED_BELOW} rows: Poisson bootstrap of the rows with BCa, the acceleration from the jackknife.
 * From there on the delta method, to which the bootstrap converges: the means' covariance and the function's slope over
 * one standard error.
 */
final class Moments {
    static final int RESAMPLED_BELOW = 5_000;
    /** With fewer rows (with weights Kish's effective number) their spread is too little known for an interval. */
    private static final int FEWEST = 10;

    /** Why there is no interval then. */
    static final String TOO_FEW = "it has fewer than " + FEWEST + " rows";

    private static final double CANCELLED = 1e-13;
    private static final int REPLICATES = 2_000;
    private static final int CHUNK = 1 << 16;

    private final Rows rows;
    private final RowMoments moments;
    private final double[] means;
    private final double[][] covariance;

    private Moments(Rows rows, RowMoments moments, double[] means, double[][] covariance) {
        this.rows = rows;
        this.moments = moments;
        this.means = means;
        this.covariance = covariance;
    }

    /**
     * Walks over the rows once, on all processors; the result does not depend on how many there are.
     *
     * <p>Squares are summed around zero: the moments are to be of the size of their spread.
     */
    static Moments of(Rows rows, RowMoments moments) {
        int k = moments.count();
        boolean large = rows.size() >= RESAMPLED_BELOW;
        int length = 2 + 2 * k + (large ? k * (k + 1) / 2 : 0);
        double[] total = new double[length];
        for (double[] sum : chunks(rows)
                .mapToObj(chunk -> sums(rows, moments, chunk, length))
                .toArray(double[][]::new)) {
            for (int j = 0; j < length; j++) {
                total[j] += sum[j];
            }
        }
        double weight = total[0];
        double[] means = new double[k];
        for (int j = 0; j < k; j++) {
            means[j] = total[2 + j] / weight;
        }
        return new Moments(rows, moments, means, large ? covariance(total, means) : null);
    }

    /** Sums of: weights, their squares, moments times either, and, if there is room, products of moments times squares. */
    private static double[] sums(Rows rows, RowMoments moments, int chunk, int length) {
        int k = moments.count();
        double[] sum = new double[length];
        double[] row = new double[k];
        boolean products = length > 2 + 2 * k;
        int end = (int) Math.min(rows.size(), (chunk + 1L) * CHUNK);
        for (int i = chunk * CHUNK; i < end; i++) {
            double weight = rows.weight(i);
            moments.of(i, row);
            sum[0] += weight;
            sum[1] += weight * weight;
            double square = weight * weight;
            for (int j = 0; j < k; j++) {
                sum[2 + j] += weight * row[j];
                sum[2 + k + j] += square * row[j];
            }
            if (products) {
                for (int a = 0, at = 2 + 2 * k; a < k; a++) {
                    for (int b = 0; b <= a; b++) {
                        sum[at++] += square * row[a] * row[b];
                    }
                }
            }
        }
        return sum;
    }

    /** Covariance of the means: that of the sums of w (x - mean), by Kish's effective number of rows. */
    private static double[][] covariance(double[] total, double[] means) {
        int k = means.length;
        double weight = total[0];
        double squares = total[1];
        double effective = weight * weight / squares;
        double[][] covariance = new double[k][k];
        for (int a = 0, at = 2 + 2 * k; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double around0 = total[at++];
                double sum = around0
                        - means[a] * total[2 + k + b]
                        - means[b] * total[2 + k + a]
                        + means[a] * means[b] * squares;
                if (a == b && sum <= CANCELLED * around0) {
                    sum = 0; // what is left of equal values is rounding
                }
                covariance[a][b] = sum / (weight * weight) * (effective / (effective - 1));
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    double[] means() {
        return means.clone();
    }

    double mean(int moment) {
        return means[moment];
    }

    static boolean tooFew(double effectiveRows) {
        return effectiveRows < FEWEST - 1e-9; // equal weights may round to a little less than the number of rows
    }

    /**
     * Gives metrics their intervals.
     *
     * @param metrics each a function of the means
     */
    void intervals(MetricTable table, Map<String, ToDoubleFunction<double[]>> metrics, double level, long seed) {
        double effective = rows.effective();
        if (tooFew(effective)) {
            metrics.keySet().forEach(name -> table.without(name, TOO_FEW));
            return;
        }
        Map<String, Interval> intervals =
                rows.size() < RESAMPLED_BELOW ? resampled(metrics, level, seed) : linearised(metrics, level);
        intervals.forEach((name, interval) -> table.interval(name, interval, effective, level));
    }

    /** Standard error of a function of the means, by the same way as its interval. */
    double standardError(ToDoubleFunction<double[]> metric, long seed) {
        if (rows.size() >= RESAMPLED_BELOW) {
            return Math.sqrt(Math.max(0, variance(metric)));
        }
        double[][] table = table();
        PoissonBootstrap bootstrap = new PoissonBootstrap(seed);
        double[] values = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            values[r] = metric.applyAsDouble(replicate(table, bootstrap));
        }
        return Bca.standardDeviation(values);
    }

    private Map<String, Interval> linearised(Map<String, ToDoubleFunction<double[]>> metrics, double level) {
        Map<String, Interval> intervals = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            double error = Math.sqrt(Math.max(0, variance(metric)));
            Interval interval = Interval.around(metric.applyAsDouble(means), error, level);
            if (interval.isFinite()) {
                intervals.put(name, interval);
            }
        });
        return intervals;
    }

    private double variance(ToDoubleFunction<double[]> metric) {
        double[] slopes = slopes(metric);
        double variance = 0;
        for (int a = 0; a < slopes.length; a++) {
            for (int b = 0; b < slopes.length; b++) {
                boolean counts = slopes[a] != 0 && slopes[b] != 0; // an undefined moment that is not used does no harm
                variance += counts ? slopes[a] * slopes[b] * covariance[a][b] : 0;
            }
        }
        return variance;
    }

    private double[][] table() {
        double[][] table = new double[rows.size()][means.length];
        for (int i = 0; i < table.length; i++) {
            moments.of(i, table[i]);
        }
        return table;
    }

    private double[] slopes(ToDoubleFunction<double[]> metric) {
        double[] slopes = new double[means.length];
        for (int j = 0; j < slopes.length; j++) {
            double step = Math.sqrt(covariance[j][j]);
            if (step > 0) {
                double[] moved = means.clone();
                moved[j] = means[j] + step;
                double above = metric.applyAsDouble(moved);
                moved[j] = means[j] - step;
                slopes[j] = (above - metric.applyAsDouble(moved)) / (2 * step);
            }
        }
        return slopes;
    }

    private Map<String, Interval> resampled(Map<String, ToDoubleFunction<double[]>> metrics, double level, long seed) {
        int n = rows.size();
        int k = means.length;
        double[][] table = table();
        double total = rows.totalWeight();
        double[][] replicates = new double[REPLICATES][];
        PoissonBootstrap bootstrap = new PoissonBootstrap(seed);
        for (int r = 0; r < REPLICATES; r++) {
            replicates[r] = replicate(table, bootstrap);
        }
        double[][] without = new double[n][k];
        for (int i = 0; i < n; i++) {
            double weight = rows.weight(i);
            for (int j = 0; j < k; j++) {
                without[i][j] = (total * means[j] - weight * table[i][j]) / (total - weight);
            }
        }
        Map<String, Interval> intervals = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            double[] values = new double[REPLICATES];
            for (int r = 0; r < REPLICATES; r++) {
                values[r] = metric.applyAsDouble(replicates[r]);
            }
            Interval interval = Bca.interval(metric.applyAsDouble(means), values, acceleration(metric, without), level);
            if (interval != null && interval.isFinite()) {
                intervals.put(name, interval);
            }
        });
        return intervals;
    }

    private double[] replicate(double[][] table, PoissonBootstrap bootstrap) {
        double[] sums = new double[means.length];
        double total = 0;
        for (int i = 0; i < table.length; i++) {
            int times = bootstrap.unit();
            if (times > 0) {
                double weight = times * rows.weight(i);
                total += weight;
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += weight * table[i][j];
                }
            }
        }
        for (int j = 0; j < sums.length; j++) {
            sums[j] /= total;
        }
        return sums;
    }

    private static double acceleration(ToDoubleFunction<double[]> metric, double[][] without) {
        double[] values = new double[without.length];
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = metric.applyAsDouble(without[i]);
            mean += values[i] / values.length;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = mean - values[i];
        }
        return Bca.acceleration(values, null);
    }

    private static IntStream chunks(Rows rows) {
        IntStream chunks = IntStream.range(0, (rows.size() + CHUNK - 1) / CHUNK);
        return rows.size() > CHUNK ? chunks.parallel() : chunks;
    }
}
