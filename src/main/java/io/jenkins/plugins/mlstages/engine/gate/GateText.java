package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a gate: metric, slice in brackets, bound, confidence, criticality, options in parentheses. */
final class GateText {
    private static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern FORM = Pattern.compile("(?<metric>\"[^\"]+\"|[^\\s\\[\\]\"<>=@:()]+)"
            + "\\s*(?:\\[(?<slice>\"[^\"]+\"|[^\\]\"]+)])?"
            + "\\s*(?<operator><=|>=)"
            + "\\s*(?<bound>.+?)"
            + "(?:\\s+@\\s*(?<level>" + NUMBER + ")\\s*(?<percent>%)?)?"
            + "(?:\\s*:\\s*(?<criticality>[A-Za-z]+))?"
            + "(?:\\s*\\((?<options>[^()]*)\\))?");
    private static final Pattern VERSUS = Pattern.compile(
            "(?<baseline>[\\p{L}\\p{N}][^\\s()]*)(?:\\s+(?<sign>[-+*])\\s*(?<amount>\\d[^\\s]*|\\.\\d[^\\s]*))?");
    private static final String EXAMPLES =
            "a form such as 'auc >= 0.85', 'auc >= production - 0.01 @ 95% : FAILURE' or 'auc[region=EU] >= 0.8' was expected";

    private GateText() {}

    static Gate parse(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text.trim());
        if (!form.matches()) {
            throw wrong(text, EXAMPLES);
        }
        boolean atLeast = form.group("operator").equals(">=");
        Double level = null;
        if (form.group("level") != null) {
            BigDecimal number = number(text, form.group("level"));
            level = (form.group("percent") == null ? number : number.movePointLeft(2)).doubleValue();
        }
        return new Gate(
                unquoted(form.group("metric")),
                form.group("slice") == null
                        ? null
                        : unquoted(form.group("slice").trim()),
                atLeast,
                bound(text, form.group("bound").trim(), atLeast),
                level,
                criticality(form.group("criticality"), text),
                policy(text, form.group("options")));
    }

    private static Bound bound(String text, String bound, boolean atLeast) {
        if (bound.matches(NUMBER)) {
            return new Bound.Absolute(number(text, bound).doubleValue());
        }
        Matcher versus = VERSUS.matcher(bound);
        if (!versus.matches() || bound.matches("(?i)nan|[+-]?inf(inity)?")) {
            throw wrong(
                    text,
                    "after the operator a number, or a version with a margin such as 'production - 0.01' or"
                            + " 'production * 1.02', was expected");
        }
        if (versus.group("sign") == null) {
            return new Bound.Versus(versus.group("baseline"), 0, false);
        }
        BigDecimal amount = number(text, versus.group("amount"));
        boolean relative = versus.group("sign").equals("*");
        BigDecimal above = relative
                ? amount.subtract(BigDecimal.ONE)
                : versus.group("sign").equals("-") ? amount.negate() : amount;
        // a bound below the baseline is leniency for what has to reach it, strictness for what must not exceed it
        return new Bound.Versus(versus.group("baseline"), zeroSigned(atLeast ? above.negate() : above), relative);
    }

    private static double zeroSigned(BigDecimal number) {
        return number.doubleValue() + 0.0;
    }

    private static BigDecimal number(String text, String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(text, "'" + digits + "' is no number");
        }
        throw wrong(text, "'" + digits + "' is too large");
    }

    static Criticality criticality(String name, String where) {
        if (name == null) {
            return Gate.DEFAULT_CRITICALITY;
        }
        for (Criticality criticality : Criticality.values()) {
            if (criticality.name().equalsIgnoreCase(name)) {
                return criticality;
            }
        }
        throw wrong(where, "'" + name + "' is no criticality; NOTE, UNSTABLE, ERROR or FAILURE was expected");
    }

    private static GatePolicy policy(String text, String options) {
        PolicyForm form = new PolicyForm(text);
        for (String option : options == null || options.isBlank() ? new String[0] : options.split(",", -1)) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw wrong(text, "'" + option.trim() + "' in parentheses is no option; 'name=value' was expected");
            }
            if (!form.set(
                    option.substring(0, equals).trim(),
                    option.substring(equals + 1).trim())) {
                throw wrong(
                        text,
                        "'" + option.substring(0, equals).trim() + "' is no option; known are "
                                + String.join(", ", PolicyForm.NAMES));
            }
        }
        return form.policy();
    }

    private static InputException wrong(String text, String expected) {
        return new InputException("The gate '" + text + "' cannot be read: " + expected + ".");
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    static String print(Gate gate) {
        StringBuilder text = new StringBuilder();
        text.append(gate.metric().matches("[^\\s\\[\\]\"<>=@:()]+") ? gate.metric() : '"' + gate.metric() + '"');
        if (gate.slice() != null) {
            boolean plain = gate.slice().matches("[^\\]\"]+");
            text.append('[')
                    .append(plain ? gate.slice() : '"' + gate.slice() + '"')
                    .append(']');
        }
        text.append(gate.atLeast() ? " >= " : " <= ").append(print(gate.bound(), gate.atLeast()));
        if (gate.confidence() != null) {
            text.append(" @ ")
                    .append(plain(BigDecimal.valueOf(gate.confidence()).movePointRight(2)))
                    .append('%');
        }
        if (gate.criticality() != Gate.DEFAULT_CRITICALITY) {
            text.append(" : ").append(gate.criticality());
        }
        List<String> options = new ArrayList<>(PolicyForm.print(gate.policy()));
        return options.isEmpty() ? text.toString() : text + " (" + String.join(", ", options) + ")";
    }

    private static String print(Bound bound, boolean atLeast) {
        if (bound instanceof Bound.Absolute absolute) {
            return plain(BigDecimal.valueOf(absolute.value()));
        }
        Bound.Versus versus = (Bound.Versus) bound;
        BigDecimal margin = BigDecimal.valueOf(versus.margin());
        BigDecimal above = atLeast ? margin.negate() : margin;
        if (above.signum() == 0) {
            return versus.baseline();
        }
        if (versus.relative()) {
            return versus.baseline() + " * " + plain(BigDecimal.ONE.add(above));
        }
        return versus.baseline() + (above.signum() < 0 ? " - " : " + ") + plain(above.abs());
    }

    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.abs().compareTo(new BigDecimal("1e12")) < 0 && stripped.scale() < 20
                ? stripped.toPlainString()
                : stripped.toString().toLowerCase(Locale.ROOT);
    }
}
