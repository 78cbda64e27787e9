package io.jenkins.plugins.mlstages.engine.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as verdicts' sentences show them: short, but never so short that two different ones look equal. */
public final class Wording {
    private static final int SHORT = 3;
    private static final int FULL = 17;

    private Wording() {}

    /** Three significant digits, and all digits before the point. */
    public static String number(double value) {
        return number(value, SHORT);
    }

    public static String number(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        double magnitude = Math.abs(rounded.doubleValue());
        if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e9)) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        int decimals = magnitude == 0 ? 0 : Math.max(0, digits - (rounded.precision() - rounded.scale()));
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** Enough digits, the same for both, that the two look different if they are. */
    public static int digits(double a, double b) {
        int digits = SHORT;
        while (digits < FULL && a != b && number(a, digits).equals(number(b, digits))) {
            digits++;
        }
        return digits;
    }

    /** A number that a user wrote, as it was written. */
    public static String given(double value) {
        return RuleText.plain(BigDecimal.valueOf(value));
    }

    public static String count(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }

    public static String pValue(double p) {
        return p < 0.001 ? "p < 0.001" : "p = " + String.format(Locale.ROOT, p < 0.01 ? "%.3f" : "%.2f", p);
    }

    public static String level(double level) {
        return RuleText.plain(BigDecimal.valueOf(level).movePointRight(2)) + " %";
    }
}
