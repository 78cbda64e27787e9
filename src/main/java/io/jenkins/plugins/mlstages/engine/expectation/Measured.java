package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Wording;

/**
 * What a measure gave: a number, or the ends between which it lies where only a bounded summary is kept.
 *
 * @param low lower end, may be infinite; NaN when there is no number
 * @param high upper end
 * @param detail what stands in parentheses behind the number, such as {@code 32 of 1,000}; {@code null} for nothing
 * @param absence why there is no number, as the end of a sentence; {@code null} if there is one
 */
record Measured(double low, double high, String detail, String absence) {
    static Measured exactly(double value) {
        return new Measured(value, value, null, null);
    }

    static Measured between(double low, double high) {
        return new Measured(low, high, null, null);
    }

    static Measured share(long part, long of) {
        double share = part / (double) of;
        return new Measured(share, share, Wording.count(part) + " of " + Wording.count(of), null);
    }

    static Measured absent(String why) {
        return new Measured(Double.NaN, Double.NaN, null, why);
    }

    boolean exact() {
        return low == high;
    }
}
