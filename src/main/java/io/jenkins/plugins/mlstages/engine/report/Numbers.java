package io.jenkins.plugins.mlstages.engine.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Numbers, sizes and times as the pages write them in English; an absent number is a dash. */
final class Numbers {
    static final String NONE = "\u2013";
    private static final String MINUS = "\u2212";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};

    private Numbers() {}

    static String number(Double value) {
        return number(value, 4);
    }

    /** So many significant digits; whole numbers whole; very large and small ones in powers of ten. */
    static String number(Double value, int digits) {
        if (value == null) {
            return NONE;
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9) {
            return minus(String.format(Locale.ROOT, "%,.0f", value));
        }
        if (size < 1e-4 || size >= 1e7) {
            return minus(String.format(Locale.ROOT, "%.2e", value));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int decimals = Math.min(6, Math.max(0, rounded.stripTrailingZeros().scale()));
        return minus(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
    }

    static String count(double whole) {
        return String.format(Locale.ROOT, "%,.0f", whole);
    }

    static String fixed(Double value, int decimals) {
        return value == null ? NONE : minus(String.format(Locale.ROOT, "%,." + decimals + "f", value));
    }

    /** The usual metrics, between -1 and 1, all with four decimals, so that a column can be compared by eye. */
    static String metric(Double value) {
        boolean usual = value != null && Math.abs(value) <= 1 && (value == 0 || Math.abs(value) >= 0.001);
        return usual ? fixed(value, 4) : number(value);
    }

    static String interval(Double low, Double high) {
        return low == null || high == null ? "" : "[" + metric(low) + ", " + metric(high) + "]";
    }

    /** With its sign, for changes. */
    static String signed(Double change) {
        if (change == null) {
            return NONE;
        }
        String size = number(Math.abs(change), 3);
        return change == 0 ? "\u00b1" + size : (change > 0 ? "+" : MINUS) + size;
    }

    static String signedPercent(double share) {
        String size = String.format(Locale.ROOT, Math.abs(share) < 0.01 ? "%.2f %%" : "%.1f %%", 100 * Math.abs(share));
        return share == 0 ? "\u00b1" + size : (share > 0 ? "+" : MINUS) + size;
    }

    static String percent(Double share) {
        if (share == null) {
            return NONE;
        }
        double percent = 100 * share;
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
    }

    /** A p-value; tiny ones only say that they are tiny. */
    static String pValue(Double value) {
        return value == null ? NONE : value < 0.001 ? "< 0.001" : number(value, 2);
    }

    static String bytes(Double count) {
        if (count == null) {
            return NONE;
        }
        int unit = 0;
        double rest = count;
        while (rest >= 1000 && unit < BYTES.length - 1) {
            rest /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, rest < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", rest, BYTES[unit]);
    }

    static String duration(Double millis) {
        if (millis == null) {
            return NONE;
        }
        double seconds = millis / 1000;
        if (seconds < 60) {
            return seconds < 1
                    ? String.format(Locale.ROOT, "%.0f ms", millis)
                    : String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole / 60 % 60 + " min";
    }

    /** In UTC, since readers may be anywhere. */
    static String time(String iso) {
        try {
            return iso == null ? NONE : TIME.format(Instant.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private static String minus(String number) {
        return number.replace("-", MINUS);
    }
}
