package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.RuleText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time in seconds as {@code 90m}, {@code 36h} or {@code 2d}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(?<number>" + RuleText.NUMBER + ")\\s*(?<unit>[smhd])");
    private static final Map<String, Integer> SECONDS = new LinkedHashMap<>();

    static {
        SECONDS.put("d", 86_400);
        SECONDS.put("h", 3_600);
        SECONDS.put("m", 60);
        SECONDS.put("s", 1);
    }

    private Durations() {}

    /** In seconds, {@code null} when the text is no length of time. */
    static BigDecimal parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? new BigDecimal(form.group("number")).multiply(BigDecimal.valueOf(SECONDS.get(form.group("unit"))))
                : null;
    }

    /** In the largest unit that needs no fraction; read back equal. */
    static String print(double seconds) {
        BigDecimal exact = BigDecimal.valueOf(seconds);
        for (Map.Entry<String, Integer> unit : SECONDS.entrySet()) {
            BigDecimal length = BigDecimal.valueOf(unit.getValue());
            if (exact.signum() != 0 && exact.remainder(length).signum() == 0) {
                return RuleText.plain(exact.divide(length)) + unit.getKey();
            }
        }
        return RuleText.plain(exact) + "s";
    }

    /** For people: {@code 2 d 3 h}, {@code 45 m}, {@code 12 s}. */
    static String shown(double seconds) {
        long all = Math.round(Math.abs(seconds));
        String sign = seconds < 0 ? "-" : "";
        if (all >= 86_400) {
            return sign + all / 86_400 + " d" + (all % 86_400 >= 3_600 ? " " + all % 86_400 / 3_600 + " h" : "");
        }
        if (all >= 3_600) {
            return sign + all / 3_600 + " h" + (all % 3_600 >= 60 ? " " + all % 3_600 / 60 + " m" : "");
        }
        return sign + (all >= 60 ? all / 60 + " m" : all + " s");
    }
}
