package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Two-sample Anderson-Darling test with midranks: equation 7 of Scholz and Stephens (1987), "K-sample Anderson-Darling
 * tests", standardised.
 *
 * <p>The p-value is interpolated between the seven significance levels of their Table 2, as scipy does, and therefore
 * clamped: 0.25 means 0.25 or more, 0.001 means 0.001 or less. With Holm's correction over more than 50 tests at a level
 * of 0.05 it cannot become significant. Gridded data: as for a sample rounded to the cells' representatives.
 */
public final class AndersonDarling implements NumericMethod {
    private static final double LEAST_P = 0.001;
    private static final double LARGEST_P = 0.25;
    /** Critical values for two samples at the significance levels 0.25 and 0.001. */
    private static final double FIRST_CRITICAL = 0.325;

    private static final double LAST_CRITICAL = 6.546;

    /**
     * Least-squares parabola of log level over critical value, through the levels 0.25, 0.1, 0.05, 0.025, 0.01, 0.005 and 0.001
     * at 0.325, 1.226, 1.961, 2.718, 3.752, 4.592 and 6.546 (b0 + b1 + b2 of Table 2).
     */
    private static final double[] LOG_LEVEL = {-1.0777702798204873255, -1.0082265644652505831, 0.01819809457411125844};

    @Override
    public String id() {
        return "anderson-darling";
    }

    @Override
    public String title() {
        return "Anderson-Darling";
    }

    @Override
    public boolean hasPValue() {
        return true;
    }

    @Override
    public int leastSize() {
        return 5;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        double n = pair.reference().size();
        double m = pair.current().size();
        double size = n + m;
        double inner1 = 0;
        double inner2 = 0;
        double before1 = 0;
        double before2 = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double here1 = pair.referenceCounts()[i];
            double here2 = pair.currentCounts()[i];
            double ties = here1 + here2;
            double middle = before1 + before2 + ties / 2;
            double weight = ties / size / (middle * (size - middle) - size * ties / 4);
            double gap1 = size * (before1 + here1 / 2) - middle * n;
            double gap2 = size * (before2 + here2 / 2) - middle * m;
            inner1 += weight * gap1 * gap1;
            inner2 += weight * gap2 * gap2;
            before1 += here1;
            before2 += here2;
        }
        double a = (inner1 / n + inner2 / m) * (size - 1) / size;
        double statistic = (a - 1) / Math.sqrt(variance(n, m));
        return DriftTest.significance(id(), statistic, pValue(statistic));
    }

    /** Variance of the statistic under the null hypothesis, equation 4 with k = 2. */
    private static double variance(double n, double m) {
        double size = n + m;
        double h1 = 1 / n + 1 / m;
        double h = Harmonic.number(size - 1);
        double g = h * h - Math.pow(Harmonic.number(size), 2) + Harmonic.ofSquares(size);
        double a = 4 * g - 6 + (10 - 6 * g) * h1;
        double b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * h1 - 8 * h + 4 * g - 6;
        double c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * h1 + 4 * h;
        double d = 4 * (2 * h + 6) - 8 * h;
        return (((a * size + b) * size + c) * size + d) / ((size - 1) * (size - 2) * (size - 3));
    }

    private static double pValue(double statistic) {
        if (statistic < FIRST_CRITICAL) {
            return LARGEST_P;
        }
        if (statistic > LAST_CRITICAL) {
            return LEAST_P;
        }
        return Math.exp(LOG_LEVEL[0] + statistic * (LOG_LEVEL[1] + statistic * LOG_LEVEL[2]));
    }
}
