package io.jenkins.plugins.mlstages.engine.data;

import java.math.BigInteger;

/**
 * The double nearest to {@code digits * 10^exponent}, ties to even: D. Lemire, "Number parsing at a gigabyte per second"
 * (2021), after M. Eisel. The digits are multiplied by the first 128 bits of the power of five; the product's upper bits
 * decide, but for very rare cases, which are left to {@link Double#parseDouble}.
 */
final class DecimalRounding {
    private static final int LEAST = -64;
    private static final int MOST = 64;
    /** 5^27 is the largest power of five that divides a 64-bit number. */
    private static final int LEAST_EXACT = -27;

    private static final int EXPONENT_BIAS = 1023;
    private static final int INFINITE_EXPONENT = 0x7FF;
    private static final long HIDDEN_BIT = 1L << 52;

    /** Bits of a product's upper half below those that a double has, but for one that rounds. */
    private static final int SPARE = 9;

    private static final long[] HIGH = new long[MOST - LEAST + 1];
    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
        for (int exponent = LEAST; exponent <= MOST; exponent++) {
            BigInteger bits = first128Bits(exponent);
            HIGH[exponent - LEAST] = bits.shiftRight(64).longValue();
            LOW[exponent - LEAST] = bits.longValue();
        }
    }

    private DecimalRounding() {}

    /** Of 5^exponent, rounded down; but up where exact products can occur, which then end in zeros. */
    private static BigInteger first128Bits(int exponent) {
        BigInteger power = BigInteger.valueOf(5).pow(Math.abs(exponent));
        if (exponent >= 0) {
            return power.shiftLeft(128).shiftRight(power.bitLength());
        }
        BigInteger inverse = BigInteger.ONE.shiftLeft(power.bitLength() + 127).divide(power);
        return exponent >= LEAST_EXACT ? inverse.add(BigInteger.ONE) : inverse;
    }

    /**
     * The double, or NaN if these means do not tell it.
     *
     * @param digits above 0
     */
    static double nearest(long digits, int exponent) {
        if (exponent < LEAST || exponent > MOST) {
            return Double.NaN;
        }
        int zeros = Long.numberOfLeadingZeros(digits);
        long factor = digits << zeros;
        long high = upperHalf(factor, HIGH[exponent - LEAST]);
        long low = factor * HIGH[exponent - LEAST];
        long spare = (1L << SPARE) - 1;
        if ((high & spare) == spare) {
            long more = upperHalf(factor, LOW[exponent - LEAST]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
        }
        if (low == -1) {
            return Double.NaN; // what was cut off might carry
        }
        int top = (int) (high >>> 63);
        long mantissa = high >>> SPARE + top;
        boolean half = (mantissa & 3) == 1 && mantissa << SPARE + top == high && Long.compareUnsigned(low, 1) <= 0;
        if (half) {
            mantissa--; // exactly between two doubles, of which the lower is even
        }
        mantissa = mantissa + (mantissa & 1) >>> 1;
        int power = (217_706 * exponent >> 16) + 63 + top - zeros + EXPONENT_BIAS; // 217,706 / 2^16 is log2(10)
        if (mantissa == HIDDEN_BIT << 1) {
            mantissa >>>= 1;
            power++;
        }
        boolean normal = power > 0 && power < INFINITE_EXPONENT;
        return normal ? Double.longBitsToDouble(mantissa & HIDDEN_BIT - 1 | (long) power << 52) : Double.NaN;
    }

    /** Of the product of two unsigned numbers. */
    private static long upperHalf(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
