package io.jenkins.plugins.mlstages.engine.drift.method;

import org.apache.commons.math3.special.Gamma;

/**
 * Exact mean and variance of the chi-square statistic of a 2 x k table over all tables with the same margins (J. B. S. Haldane,
 * "The mean and variance of chi-square, when used as a test of homogeneity, when expectations are small", 1940; in the short
 * form of R. B. Dawson, 1954). They hold however small the expected counts are.
 */
record ChiSquareMoments(double mean, double variance) {
    static ChiSquareMoments of(PairedCategories pair) {
        double all = (double) pair.referenceSize() + pair.currentSize();
        int k = pair.distinct();
        double uneven = 0;
        for (int i = 0; i < k; i++) {
            uneven += unevenness((double) pair.referenceCounts()[i] + pair.currentCounts()[i], k, all);
        }
        double columns = uneven / (all - 2);
        double rows = (unevenness(pair.referenceSize(), 2, all) + unevenness(pair.currentSize(), 2, all)) / (all - 2);
        double columnsLeft = (k - 1) * (all - k) / (all - 1) - columns;
        double rowsLeft = (all - 2) / (all - 1) - rows;
        double variance = 2 * all / (all - 3) * columnsLeft * rowsLeft + all / (all - 1) * all * columns * rows;
        return new ChiSquareMoments(all / (all - 1) * (k - 1), Math.max(0, variance));
    }

    /** A margin's part of {@code sum of N / margin - parts^2}, written so that nothing cancels. */
    private static double unevenness(double margin, int parts, double all) {
        double off = all / margin - parts;
        return margin * off * off / all;
    }

    /** Probability that a gamma variable of this mean and variance is larger; 1 where the margins fix the statistic. */
    double survival(double statistic) {
        if (variance <= 1e-9 * mean || statistic <= 0) {
            return 1;
        }
        return Gamma.regularizedGammaQ(mean * mean / variance, statistic * mean / variance);
    }
}
