package io.jenkins.plugins.mlstages.engine.data;

/** The one way a number is written where a name is wanted: whole numbers without a decimal point. */
public final class NumberText {
    private static final double WHOLE = 1L << 53;

    private NumberText() {}

    /** {@code 3} for 3.0 and {@code -0.0}'s name is {@code 0}; else Java's shortest form that reads back as the same number. */
    public static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= WHOLE) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
