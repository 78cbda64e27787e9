package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.SplittableRandom;

/**
 * Bootstrap that gives each row an independent Poisson(1) weight instead of drawing n of n rows; for n rows in a cell the
 * cell's weight is then one Poisson(n) number, however large n is. The stream of numbers is fixed by the seed.
 */
final class PoissonBootstrap {
    private static final double SEARCH_BELOW = 60;

    /** Cumulated probabilities of Poisson(1), in units of 2^-16, to turn 16 random bits into a row's weight. */
    private static final int[] UNIT = unitTable();

    private final SplittableRandom random;
    private long bits;
    private int bitsLeft;

    PoissonBootstrap(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A row's weight in one replicate. */
    int unit() {
        if (bitsLeft == 0) {
            bits = random.nextLong();
            bitsLeft = 64;
        }
        int u = (int) (bits & 0xFFFF);
        bits >>>= 16;
        bitsLeft -= 16;
        int k = 0;
        while (u >= UNIT[k]) {
            k++;
        }
        return k;
    }

    /**
     * The weight in one replicate of a cell that holds several rows.
     *
     * @param sum sum of the rows' weights
     * @param squares sum of their squares; then the replicate's mean is {@code sum} and its variance {@code squares}
     */
    double cell(double sum, double squares) {
        if (sum <= 0) {
            return 0;
        }
        double unit = squares / sum;
        return unit * poisson(sum / unit);
    }

    double gaussian() {
        return random.nextGaussian();
    }

    private double poisson(double mean) {
        if (mean < SEARCH_BELOW) {
            double u = random.nextDouble();
            double p = Math.exp(-mean);
            int k = 0;
            for (double cumulated = p; u > cumulated && k < 1_000; cumulated += p) {
                k++;
                p *= mean / k;
            }
            return k;
        }
        double z = random.nextGaussian();
        return Math.max(0, Math.rint(mean + Math.sqrt(mean) * z + (z * z - 1) / 6)); // Cornish and Fisher (1938)
    }

    private static int[] unitTable() {
        int[] table = new int[9];
        double p = Math.exp(-1);
        double cumulated = 0;
        for (int k = 0; k < table.length; k++) {
            cumulated += p;
            table[k] = (int) Math.round(cumulated * 65_536);
            p /= k + 1;
        }
        table[table.length - 1] = 65_536;
        return table;
    }
}
