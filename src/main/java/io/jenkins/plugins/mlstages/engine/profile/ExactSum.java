package io.jenkins.plugins.mlstages.engine.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A sum without rounding: {@code unscaled * 2^exponent}, the exponent as large as it can be, 0 for the sum 0; so equal sums
 * are equal whatever the order of addition.
 */
record ExactSum(BigInteger unscaled, int exponent) {
    static final ExactSum ZERO = new ExactSum(BigInteger.ZERO, 0);
    private static final MathContext DIGITS = new MathContext(40);

    ExactSum {
        int zeros = unscaled.signum() == 0 ? 0 : unscaled.getLowestSetBit();
        unscaled = unscaled.shiftRight(zeros);
        exponent = unscaled.signum() == 0 ? 0 : exponent + zeros;
    }

    /** A finite number so many times. */
    static ExactSum of(double value, long count) {
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        return new ExactSum(
                BigInteger.valueOf((long) Math.scalb(value, -exponent)).multiply(BigInteger.valueOf(count)), exponent);
    }

    ExactSum plus(ExactSum other) {
        int least = Math.min(exponent, other.exponent);
        return new ExactSum(
                unscaled.shiftLeft(exponent - least).add(other.unscaled.shiftLeft(other.exponent - least)), least);
    }

    private BigDecimal decimal() {
        BigDecimal value = new BigDecimal(unscaled);
        return exponent >= 0
                ? value.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)))
                : value.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    }

    double doubleValue() {
        return decimal().doubleValue();
    }

    static double mean(ExactSum sum, long count) {
        return sum.decimal().divide(BigDecimal.valueOf(count), DIGITS).doubleValue();
    }

    /** Unbiased variance of {@code count >= 2} values. */
    static double variance(ExactSum sum, ExactSum squares, long count) {
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal total = sum.decimal();
        BigDecimal spread = squares.decimal().multiply(n).subtract(total.multiply(total));
        return spread.divide(n.multiply(BigDecimal.valueOf(count - 1)), DIGITS).doubleValue();
    }
}
