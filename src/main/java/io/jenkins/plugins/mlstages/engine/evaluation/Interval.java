package io.jenkins.plugins.mlstages.engine.evaluation;

import org.apache.commons.math3.special.Erf;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 */
record Interval(double low, double high) {
    private static final double ROUNDING = 1e-12;

    /** The normal distribution's quantile that a two-sided interval of this level reaches to: 1.96 for 0.95. */
    static double z(double level) {
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** Distribution function of the standard normal distribution. */
    static double normal(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    /** Two-sided p-value of a normal statistic. */
    static double pValue(double z) {
        return Double.isNaN(z) ? Double.NaN : Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    static Interval around(double estimate, double standardError, double level) {
        double reach = z(level) * standardError;
        return new Interval(estimate - reach, estimate + reach);
    }

    /**
     * Wilson's score interval of a proportion (E. B. Wilson, 1927).
     *
     * @param share the proportion
     * @param size number of trials; with row weights Kish's effective number
     */
    static Interval wilson(double share, double size, double level) {
        double z = z(level);
        double z2 = z * z;
        double centre = (share + z2 / (2 * size)) / (1 + z2 / size);
        double reach = z / (1 + z2 / size) * Math.sqrt(share * (1 - share) / size + z2 / (4 * size * size));
        double low = share <= 0 ? 0 : Math.max(0, centre - reach);
        double high = share >= 1 ? 1 : Math.min(1, centre + reach);
        return new Interval(low, high);
    }

    /**
     * Interval of a quantity between 0 and 1 from its standard error, made on the logit scale so that it stays within
     * (M. S. Pepe, 2003). Where the estimate is 0 or 1 the standard error says nothing; then it is Wilson's.
     *
     * @param size number of independent cases that stand behind it, for that last resort
     */
    static Interval logit(double estimate, double standardError, double size, double level) {
        double slope = estimate * (1 - estimate);
        if (!(slope > 0) || !(standardError > 0)) {
            return wilson(estimate, size, level);
        }
        double logit = Math.log(estimate / (1 - estimate));
        Interval transformed = around(logit, standardError / slope, level);
        return new Interval(1 / (1 + Math.exp(-transformed.low)), 1 / (1 + Math.exp(-transformed.high)));
    }

    /**
     * Interval of a mean whose cases are all alike, so that neither they nor their replicates vary: as many cases as
     * Wilson's interval still allows may be as far away as the range lets them. For a proportion of 0 or 1 that is Wilson's.
     *
     * @param low the least value that a case can have
     * @param high the greatest
     * @param size number of cases; with row weights Kish's effective number
     */
    static Interval unvaried(double value, double low, double high, double size, double level) {
        double others = wilson(0, size, level).high;
        return new Interval(value - others * (value - low), value + others * (high - value));
    }

    /** Whether its ends are apart by more than rounding. */
    boolean varies() {
        return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
    }

    boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }
}
