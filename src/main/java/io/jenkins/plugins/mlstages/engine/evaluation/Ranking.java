package io.jenkins.plugins.mlstages.engine.evaluation;

/**
 * Rows of two classes in the order of their scores; the ground of every metric that looks only at the order.
 *
 * <p>Without weights, and with scores within 0 to 2, a row is one 64-bit key that holds score and label, so that five
 * million rows take 40 MB.
 */
final class Ranking {
    /** Takes the groups of rows with equal scores, highest score first. */
    interface Groups {
        /**
         * @param score the rows' score
         * @param positives sum of weights of the positive rows
         * @param negatives sum of weights of the negative rows
         * @param squares sum of squared weights of all rows of the group
         */
        void group(double score, double positives, double negatives, double squares);
    }

    private final long[] keys;
    private final int[] rows;
    private final byte[] labels;
    private final double[] weights;
    private final double positives;
    private final double negatives;
    private final double effectivePositives;
    private final double effectiveNegatives;

    private Ranking(long[] keys, int[] rows, byte[] labels, double[] weights) {
        this.keys = keys;
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        double of1 = 0;
        double of0 = 0;
        double squares1 = 0;
        double squares0 = 0;
        for (int i = 0; i < labels.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            double weight1 = labels[i] * weight;
            double weight0 = (1 - labels[i]) * weight;
            of1 += weight1;
            of0 += weight0;
            squares1 += weight1 * weight1;
            squares0 += weight0 * weight0;
        }
        positives = of1;
        negatives = of0;
        effectivePositives = of1 * of1 / squares1;
        effectiveNegatives = of0 * of0 / squares0;
    }

    /**
     * @param weights {@code null} when all are 1
     */
    static Ranking of(double[] scores, byte[] labels, double[] weights) {
        if (weights == null) {
            long[] keys = compact(scores, labels);
            if (keys != null) {
                RadixSort.sort(keys, null);
                return new Ranking(keys, null, labels, null);
            }
        }
        return withRows(scores, labels, weights);
    }

    /** As {@link #of}, but able to give values back to the rows. */
    static Ranking withRows(double[] scores, byte[] labels, double[] weights) {
        long[] keys = new long[scores.length];
        int[] rows = new int[scores.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = RadixSort.key(scores[i]);
            rows[i] = i;
        }
        RadixSort.sort(keys, rows);
        return new Ranking(keys, rows, labels, weights);
    }

    /** Keys with the label in the lowest bit; {@code null} if a score's bits leave no place for it. */
    private static long[] compact(double[] scores, byte[] labels) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            long bits = Double.doubleToRawLongBits(scores[i] + 0.0);
            if (bits >>> 62 != 0) {
                return null;
            }
            keys[i] = bits << 1 | labels[i];
        }
        return keys;
    }

    int size() {
        return keys.length;
    }

    double positives() {
        return positives;
    }

    double negatives() {
        return negatives;
    }

    /** Kish's effective number of positive rows: without weights their number. */
    double effectivePositives() {
        return effectivePositives;
    }

    /** Kish's effective number of rows of the class that has fewer. */
    double effectiveSmaller() {
        return Math.min(effectivePositives, effectiveNegatives);
    }

    void descending(Groups groups) {
        if (rows == null) {
            descendingCompact(groups);
        } else {
            descendingRows(groups, weights);
        }
    }

    private void descendingCompact(Groups groups) {
        for (int i = keys.length - 1; i >= 0; ) {
            long score = keys[i] >>> 1;
            int first = i;
            int ones = 0;
            while (i >= 0 && keys[i] >>> 1 == score) {
                ones += (int) keys[i] & 1;
                i--;
            }
            int count = first - i;
            groups.group(Double.longBitsToDouble(score), ones, count - ones, count);
        }
    }

    /** As {@link #descending} with other weights: a bootstrap replicate. Only for a ranking made {@link #withRows}. */
    void descendingRows(Groups groups, double[] rowWeights) {
        for (int i = keys.length - 1; i >= 0; ) {
            long key = keys[i];
            double of1 = 0;
            double of0 = 0;
            double squares = 0;
            while (i >= 0 && keys[i] == key) {
                int row = rows[i];
                double weight = rowWeights == null ? 1 : rowWeights[row];
                of1 += labels[row] * weight;
                of0 += (1 - labels[row]) * weight;
                squares += weight * weight;
                i--;
            }
            groups.group(RadixSort.value(key), of1, of0, squares);
        }
    }

    /**
     * Each row's placement: the share of the other class's weight that its score beats, ties counting half
     * (E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, 1988). The mean over either class is the area under the ROC
     * curve. Only for a ranking made {@link #withRows}.
     */
    double[] placements() {
        double[] placements = new double[keys.length];
        double above1 = 0;
        double above0 = 0;
        for (int i = keys.length - 1; i >= 0; ) {
            int first = i;
            double of1 = 0;
            double of0 = 0;
            for (; i >= 0 && keys[i] == keys[first]; i--) {
                double weight = weights == null ? 1 : weights[rows[i]];
                of1 += labels[rows[i]] * weight;
                of0 += (1 - labels[rows[i]]) * weight;
            }
            double ofPositive = (negatives - above0 - of0 / 2) / negatives;
            double ofNegative = (above1 + of1 / 2) / positives;
            for (int j = first; j > i; j--) {
                placements[rows[j]] = labels[rows[j]] == 1 ? ofPositive : ofNegative;
            }
            above1 += of1;
            above0 += of0;
        }
        return placements;
    }
}
