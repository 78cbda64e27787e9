package io.jenkins.plugins.mlstages.engine.drift.distribution;

/**
 * Two-sided p-value of a 2 x 2 table with fixed margins (Fisher 1934): the probability of all tables that are at most as
 * probable as the observed one, as R and scipy define it.
 */
public final class HypergeometricTails {
    /** Tables count as equally probable within this relative difference. */
    private static final double TIE = 1e-7;

    private final double marked;
    private final double unmarked;
    private final double drawn;
    private final double first;
    private final double last;

    /**
     * @param marked number of marked elements
     * @param unmarked number of others
     * @param drawn how many are drawn without replacement
     */
    public HypergeometricTails(long marked, long unmarked, long drawn) {
        this.marked = marked;
        this.unmarked = unmarked;
        this.drawn = drawn;
        this.first = Math.max(0, (double) drawn - unmarked);
        this.last = Math.min(drawn, marked);
    }

    /** The p-value when {@code observed} marked elements were drawn. */
    public double twoSided(long observed) {
        double mode = Math.floor((drawn + 1) * (marked + 1) / (marked + unmarked + 2));
        double limit = log(observed) + Math.log1p(TIE);
        if (log(mode) <= limit) {
            return 1;
        }
        double below = observed <= mode ? observed : lastAtMost(limit, first, mode);
        double above = observed >= mode ? observed : firstAtMost(limit, mode, last);
        return Math.min(1, tail(below, -1) + tail(above, 1));
    }

    /** Sums outward until the terms vanish; {@code from} outside of the support gives 0. */
    private double tail(double from, int direction) {
        if (from < first || from > last) {
            return 0;
        }
        double term = Math.exp(log(from));
        double sum = 0;
        for (double k = from; k >= first && k <= last && term > sum * 1e-18; k += direction) {
            sum += term;
            term *= direction > 0
                    ? (marked - k) * (drawn - k) / ((k + 1) * (unmarked - drawn + k + 1))
                    : k * (unmarked - drawn + k) / ((marked - k + 1) * (drawn - k + 1));
        }
        return sum;
    }

    /** Largest k up to the mode with log probability at most the limit; one less than {@code low} if there is none. */
    private double lastAtMost(double limit, double low, double high) {
        double none = low - 1;
        double reached = high;
        double fits = none;
        while (reached - fits > 1) {
            double middle = Math.floor((fits + reached) / 2);
            if (log(middle) <= limit) {
                fits = middle;
            } else {
                reached = middle;
            }
        }
        return fits;
    }

    private double firstAtMost(double limit, double low, double high) {
        double reached = low;
        double fits = high + 1;
        while (fits - reached > 1) {
            double middle = Math.floor((fits + reached) / 2);
            if (log(middle) <= limit) {
                fits = middle;
            } else {
                reached = middle;
            }
        }
        return fits;
    }

    private double log(double k) {
        double all = marked + unmarked;
        double p = drawn / all;
        double q = (all - drawn) / all;
        return BinomialMass.log(k, marked, p, q)
                + BinomialMass.log(drawn - k, unmarked, p, q)
                - BinomialMass.log(drawn, all, p, q);
    }
}
