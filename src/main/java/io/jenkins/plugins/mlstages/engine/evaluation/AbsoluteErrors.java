package io.jenkins.plugins.mlstages.engine.evaluation;

/** Absolute errors in order: their median and largest. */
final class AbsoluteErrors {
    private static final String MEDIAN = "medianAbsoluteError";

    /** A level above any that a gate asks for. */
    private static final double CERTAIN = 0.9999;

    private final double[] sorted;
    private final double[] weights;
    private double total;
    private double squares;

    AbsoluteErrors(NumberPredictions predictions) {
        int n = predictions.rows().size();
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = RadixSort.key(
                    Math.abs(predictions.predicted()[i] - predictions.labels()[i]));
        }
        int[] rows = null;
        if (predictions.rows().weights() != null) {
            rows = new int[n];
            for (int i = 0; i < n; i++) {
                rows[i] = i;
            }
        }
        RadixSort.sort(keys, rows);
        sorted = new double[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = RadixSort.value(keys[i]);
            double weight = rows == null ? 1 : predictions.rows().weight(rows[i]);
            total += weight;
            squares += weight * weight;
        }
        weights = rows == null ? null : Selection.of(predictions.rows().weights(), rows);
    }

    /** Without weights the middle, or the mean of the two in the middle; with weights the lowest error that half of the
     * weight does not exceed, as scikit-learn has it. */
    double median() {
        int n = sorted.length;
        if (n == 0 || total <= 0) {
            return Double.NaN;
        }
        return weights == null ? (sorted[(n - 1) / 2] + sorted[n / 2]) / 2 : at(0.5);
    }

    double largest() {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
    }

    /**
     * Gives the median its interval: the errors at the ranks that a binomial count around it reaches, whatever their
     * distribution. All errors together hold the median with a chance of 1 - 2^(1-n); below the level there is none. Where
     * the errors at these ranks are equal, those at the ranks of {@link #CERTAIN} must be so too.
     */
    void medianInterval(MetricTable table, double level) {
        double effective = total * total / squares;
        Interval interval = around(level, effective);
        if (1 - Math.pow(2, 1 - effective) < level) {
            table.without(
                    MEDIAN,
                    "it has too few rows for the level: even the least and the largest error enclose the"
                            + " median less often");
        } else if (interval.varies() || covered(CERTAIN, effective)) {
            table.tied(MEDIAN, interval);
        } else {
            table.interval(MEDIAN, interval);
        }
    }

    private boolean covered(double level, double effective) {
        return 1 - Math.pow(2, 1 - effective) >= level
                && !around(level, effective).varies();
    }

    private Interval around(double level, double effective) {
        double reach = Interval.z(level) / 2 / Math.sqrt(effective);
        return new Interval(at(0.5 - reach), at(0.5 + reach));
    }

    /** The lowest error such that at least this share of the weight does not exceed it. */
    private double at(double share) {
        if (weights == null) {
            int rank = (int) Math.ceil(share * sorted.length) - 1;
            return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
        }
        double cumulated = 0;
        for (int i = 0; i < sorted.length; i++) {
            cumulated += weights[i];
            if (cumulated >= share * total) {
                return sorted[i];
            }
        }
        return sorted[sorted.length - 1];
    }
}
