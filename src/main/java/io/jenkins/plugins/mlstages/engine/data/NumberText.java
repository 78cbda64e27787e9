package io.jenkins.plugins.mlstages.engine.data;

/** The one way a number is written where a name is wanted: whole numbers without a decimal point. */
public final class NumberText {
    private static final double WHOLE = 1L << 53;
    private static final int MOST_DIGITS = 15;

    private NumberText() {}

    /** {@code 3} for 3.0 and {@code -0.0}'s name is {@code 0}; else Java's shortest form that reads back as the same number. */
    public static String of(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= WHOLE) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    /**
     * Whether a text is a number as programs write it: digits without a leading zero or plus, at most 15 before the decimal
     * point. So {@code 1} and {@code 1.0} are, {@code 01} is a code and {@code 1e3} is taken for a name.
     */
    public static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = digits(text, start);
        boolean whole =
                point > start && point - start <= MOST_DIGITS && (text.charAt(start) != '0' || point == start + 1);
        if (!whole || point == text.length()) {
            return whole;
        }
        return text.charAt(point) == '.' && point + 1 < text.length() && digits(text, point + 1) == text.length();
    }

    /** The name of a plain number: {@code 1} for {@code 1.0}; one that is not whole keeps its text. */
    public static String ofPlain(String text) {
        double value = Double.parseDouble(text);
        return value == Math.rint(value) ? of(value) : text;
    }

    /** Where the digits that begin here end. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
