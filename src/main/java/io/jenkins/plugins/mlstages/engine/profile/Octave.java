package io.jenkins.plugins.mlstages.engine.profile;

import java.math.BigInteger;

/**
 * The numbers of one sign and one binary exponent: the exact sums of their mantissas and of the mantissas' squares. A
 * mantissa m (53 bits) is taken apart as {@code a * 2^27 + b}, so that the sums of m, a * a, a * b and b * b of 1,000 numbers
 * fit into 64 bits each.
 */
final class Octave {
    /** Cells of the grid in an octave, at level 0. */
    static final int CELLS = 1 << GriddedNumbers.BITS;

    static final long MANTISSA = (1L << 52) - 1;
    static final long IMPLICIT = 1L << 52;
    static final int HALF = 27;
    static final long LOW = (1L << HALF) - 1;

    /** How many sums there are. */
    static final int SUMS = 4;

    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    final int exponent;
    final boolean negative;
    /** The four sums: low 64 bits, then what is above. */
    private final long[] settled = new long[2 * SUMS];

    Octave(int exponent, boolean negative) {
        this.exponent = exponent;
        this.negative = negative;
    }

    /** Adds a number so many times. */
    void add(long mantissa, long count) {
        long high = mantissa >>> HALF;
        long low = mantissa & LOW;
        settle(0, mantissa, count);
        settle(1, high * high, count);
        settle(2, high * low, count);
        settle(3, low * low, count);
    }

    /** Adds the numbers of another one of the same sign and exponent. */
    void add(Octave other) {
        for (int i = 0; i < SUMS; i++) {
            settle(i, other.settled[2 * i]);
            settled[2 * i + 1] += other.settled[2 * i + 1];
        }
    }

    /** Takes in the sums m, a * a, a * b, b * b (unsigned) that stand from {@code at} on, and sets them to zero. */
    void settle(long[] sums, int at) {
        if (sums[at] == 0) {
            return;
        }
        for (int i = 0; i < SUMS; i++) {
            settle(i, sums[at + i]);
            sums[at + i] = 0;
        }
    }

    private void settle(int sum, long amount, long count) {
        settle(sum, amount * count);
        settled[2 * sum + 1] += Math.multiplyHigh(amount, count);
    }

    private void settle(int sum, long amount) {
        long next = settled[2 * sum] + amount;
        settled[2 * sum + 1] += Long.compareUnsigned(next, amount) < 0 ? 1 : 0;
        settled[2 * sum] = next;
    }

    private BigInteger total(int sum) {
        long low = settled[2 * sum];
        BigInteger unsigned = low < 0 ? BigInteger.valueOf(low).add(TWO_64) : BigInteger.valueOf(low);
        return unsigned.add(BigInteger.valueOf(settled[2 * sum + 1]).shiftLeft(64));
    }

    ExactSum sum() {
        BigInteger all = total(0);
        return new ExactSum(negative ? all.negate() : all, unit());
    }

    ExactSum squares() {
        BigInteger all =
                total(1).shiftLeft(2 * HALF).add(total(2).shiftLeft(HALF + 1)).add(total(3));
        return new ExactSum(all, 2 * unit());
    }

    private int unit() {
        return Math.max(exponent, 1) - 1075;
    }
}
