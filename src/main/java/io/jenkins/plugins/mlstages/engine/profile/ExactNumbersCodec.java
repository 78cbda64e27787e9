package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.io.InputException;

/**
 * {@link ExactNumbers} in bytes: how many; a scale; the first number's rank; then each one's distance in rank from the one
 * before and its count. With a scale k from 0 to 15 a number x has the rank m where x = m / 10^k, which makes short decimal
 * numbers short; with the scale -1 the rank is the position among all doubles.
 */
final class ExactNumbersCodec {
    static final int BY_BITS = -1;
    private static final int NO_SCALE = -2;
    private static final double EXACT = 1L << 53;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private ExactNumbersCodec() {}

    static void write(ExactNumbers exact, Packed to) {
        int scale = scale(exact.values());
        if (scale != NO_SCALE && size(exact, scale) >= size(exact, BY_BITS)) {
            scale = BY_BITS;
        }
        scale = scale == NO_SCALE ? BY_BITS : scale;
        int n = exact.values().length;
        to.number(n).signed(scale);
        long before = 0;
        for (int i = 0; i < n; i++) {
            long rank = rank(exact.values()[i], scale);
            if (i == 0) {
                to.fixed(rank);
            } else {
                to.number(rank - before);
            }
            to.number(exact.counts()[i]);
            before = rank;
        }
    }

    static ExactNumbers read(Packed from) {
        int n = from.count(NumberTally.EXACT_SIZE);
        long scale = from.signed();
        if (scale < BY_BITS || scale >= POWERS.length) {
            throw new InputException("holds the unknown scale " + scale);
        }
        double[] values = new double[n];
        long[] counts = new long[n];
        long size = 0;
        long rank = 0;
        for (int i = 0; i < n; i++) {
            rank = i == 0 ? from.fixed() : rank + from.number();
            values[i] = value(rank, (int) scale);
            counts[i] = from.positive();
            size = Math.addExact(size, counts[i]);
            if (!Double.isFinite(values[i]) || i > 0 && !(values[i] > values[i - 1])) {
                throw new InputException("holds numbers that are not in order");
            }
        }
        return new ExactNumbers(values, counts, size);
    }

    /**
     * How many bytes exact numbers take in a profile. More numbers never take less: a new one parts a gap d into d1 + d2, and
     * the larger of these takes at most one byte less than d did, the other at least one; a larger scale makes all gaps larger.
     */
    static long size(ExactNumbers exact) {
        int scale = scale(exact.values());
        long byBits = size(exact, BY_BITS);
        return scale == NO_SCALE ? byBits : Math.min(byBits, size(exact, scale));
    }

    private static long size(ExactNumbers exact, int scale) {
        long size = 8;
        long before = 0;
        for (int i = 0; i < exact.values().length; i++) {
            long rank = rank(exact.values()[i], scale);
            size += (i == 0 ? 0 : Packed.size(rank - before)) + Packed.size(exact.counts()[i]);
            before = rank;
        }
        return size;
    }

    /** The least scale at which all numbers are whole, or {@link #NO_SCALE}. */
    private static int scale(double[] values) {
        int scale = 0;
        for (double value : values) {
            while (!(Math.abs(value * POWERS[scale]) < EXACT
                    && Math.rint(value * POWERS[scale]) / POWERS[scale] == value)) {
                if (++scale == POWERS.length) {
                    return NO_SCALE;
                }
            }
        }
        return scale;
    }

    private static long rank(double value, int scale) {
        if (scale >= 0) {
            return (long) Math.rint(value * POWERS[scale]);
        }
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double value(long rank, int scale) {
        if (scale >= 0) {
            return rank / POWERS[scale];
        }
        return Double.longBitsToDouble(rank >= 0 ? rank : Long.MIN_VALUE - rank);
    }
}
