package io.jenkins.plugins.mlstages.engine.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers in sentences: three digits are enough there, the record has them all. */
final class Numbers {
    private Numbers() {}

    static String shortText(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e")
                    .replace("e+", "e");
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(size >= 1000 ? 6 : 3));
        return rounded.stripTrailingZeros().toPlainString();
    }

    static String pValue(double p) {
        return p < 1e-300 ? "p < 1e-300" : "p = " + shortText(p);
    }

    static String percent(double share) {
        return shortText(100 * share) + " %";
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
