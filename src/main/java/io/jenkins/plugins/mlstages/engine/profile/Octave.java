package io.jenkins.plugins.mlstages.engine.profile;

import java.math.BigInteger;

/**
 * The numbers of one sign and one binary exponent: their counts in the grid's cells and the exact sums of their mantissas
 * and of the mantissas' squares. A mantissa m (53 bits) is taken apart as {@code a * 2^27 + b}.
 */
final class Octave {
    static final int CELLS = 1 << GriddedNumbers.BITS;
    private static final long MANTISSA = (1L << 52) - 1;
    private static final long IMPLICIT = 1L << 52;
    private static final int HALF = 27;
    private static final long LOW = (1L << HALF) - 1;
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private final int exponent;
    private final boolean negative;
    private int level;
    private long[] counts;
    private long sum;
    private long highHigh;
    private long highLow;
    private long lowLow;
    /** What {@link #settle} took from the four sums: low 64 bits, then what is above. */
    private final long[] settled = new long[8];

    private BigInteger furtherSum = BigInteger.ZERO;
    private BigInteger furtherSquares = BigInteger.ZERO;

    Octave(int exponent, boolean negative, int level) {
        this.exponent = exponent;
        this.negative = negative;
        this.level = level;
        this.counts = new long[CELLS >> level];
    }

    /** Adds a normal number of this octave; {@link #settle} must follow within 1,000. */
    void add(long bits) {
        long mantissa = bits & MANTISSA | IMPLICIT;
        counts[(int) (bits >>> 52 - GriddedNumbers.BITS & CELLS - 1) >>> level]++;
        long high = mantissa >>> HALF;
        long low = mantissa & LOW;
        sum += mantissa;
        highHigh += high * high;
        highLow += high * low;
        lowLow += low * low;
    }

    void add(long bits, long count) {
        if (count == 1) {
            add(bits);
        } else {
            counts[(int) (bits >>> 52 - GriddedNumbers.BITS & CELLS - 1) >>> level] += count;
            addFurther(bits & MANTISSA | IMPLICIT, count);
        }
    }

    /** Adds a number below the normal ones, where the cell is not the mantissa's first bits alone. */
    void addSubnormal(int cell, long bits, long count) {
        addCell(cell, count);
        addFurther(bits & MANTISSA, count);
    }

    private void addFurther(long mantissa, long count) {
        BigInteger m = BigInteger.valueOf(mantissa);
        BigInteger all = m.multiply(BigInteger.valueOf(count));
        furtherSum = furtherSum.add(all);
        furtherSquares = furtherSquares.add(all.multiply(m));
    }

    /** Adds to a cell only, not to the sums. */
    void addCell(int cell, long count) {
        counts[cell >>> level] += count;
    }

    void settle() {
        if (sum == 0) {
            return;
        }
        settle(0, sum);
        settle(2, highHigh);
        settle(4, highLow);
        settle(6, lowLow);
        sum = 0;
        highHigh = 0;
        highLow = 0;
        lowLow = 0;
    }

    private void settle(int at, long amount) {
        long next = settled[at] + amount;
        settled[at + 1] += Long.compareUnsigned(next, amount) < 0 ? 1 : 0;
        settled[at] = next;
    }

    private BigInteger total(int at) {
        BigInteger low = BigInteger.valueOf(settled[at]);
        return (settled[at] < 0 ? low.add(TWO_64) : low).add(BigInteger.valueOf(settled[at + 1]).shiftLeft(64));
    }

    /** Of all numbers added with their mantissas, once settled. */
    ExactSum sum() {
        BigInteger all = total(0).add(furtherSum);
        return new ExactSum(negative ? all.negate() : all, unit());
    }

    ExactSum squares() {
        BigInteger all = total(2).shiftLeft(2 * HALF).add(total(4).shiftLeft(HALF + 1)).add(total(6)).add(furtherSquares);
        return new ExactSum(all, 2 * unit());
    }

    private int unit() {
        return Math.max(exponent, 1) - 1075;
    }

    int occupied() {
        int occupied = 0;
        for (long count : counts) {
            occupied += count == 0 ? 0 : 1;
        }
        return occupied;
    }

    void makeCoarser() {
        long[] joined = new long[counts.length / 2];
        for (int i = 0; i < counts.length; i++) {
            joined[i / 2] += counts[i];
        }
        counts = joined;
        level++;
    }

    /** Writes the occupied cells, ascending, behind the first {@code n}; gives their new number. */
    int list(int[] cells, long[] amounts, int n) {
        int first = exponent << GriddedNumbers.BITS - level;
        int last = counts.length - 1;
        for (int i = 0; i <= last; i++) {
            int at = negative ? last - i : i;
            if (counts[at] > 0) {
                int magnitude = Math.max(1, first + at);
                int cell = negative ? -magnitude : magnitude;
                if (n == 0 || cells[n - 1] != cell || amounts[n - 1] == 0) {
                    cells[n++] = cell;
                }
                amounts[n - 1] += counts[at];
            }
        }
        return n;
    }
}
