package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text forms of all rules have in common, be they on a metric or on data: bounds, criticality, options in parentheses.
 *
 * @param kind what the rule is called in errors: {@code gate}, {@code expectation}
 * @param text how the rule was written, for errors
 */
public record RuleText(String kind, String text) {
    /** A decimal number. */
    public static final String NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";

    /** More than any double needs: the smallest is 4.9e-324. */
    private static final int MOST_DIGITS = 400;

    private static final Pattern VERSUS = Pattern.compile(
            "(?<baseline>[\\p{L}\\p{N}][^\\s()]*)(?:\\s+(?<sign>[-+*])\\s*(?<amount>\\d[^\\s]*|\\.\\d[^\\s]*))?");

    /** An error about this rule. */
    public InputException wrong(String expected) {
        return new InputException("The " + kind + " '" + text + "' cannot be read: " + expected + ".");
    }

    /** @param name {@code null} for the default */
    public Criticality criticality(String name) {
        if (name == null) {
            return Gate.DEFAULT_CRITICALITY;
        }
        for (Criticality criticality : Criticality.values()) {
            if (criticality.name().equalsIgnoreCase(name)) {
                return criticality;
            }
        }
        throw wrong("'" + name + "' is no criticality; NOTE, UNSTABLE, ERROR or FAILURE was expected");
    }

    /** A number that a double holds; exact arithmetic with it is cheap, whatever somebody wrote. */
    public BigDecimal number(String digits) {
        try {
            BigDecimal number = new BigDecimal(digits);
            if (number.precision() <= MOST_DIGITS
                    && Math.abs((long) number.scale()) <= MOST_DIGITS
                    && Double.isFinite(number.doubleValue())) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong("'" + digits + "' is no number");
        }
        throw wrong("'" + digits + "' is too large, too small or too long a number");
    }

    /** A number, or something to compare with and a margin: {@code production - 0.01}, {@code last * 1.02}. */
    public Bound bound(String bound, boolean atLeast) {
        if (bound.matches(NUMBER)) {
            return new Bound.Absolute(number(bound).doubleValue());
        }
        Matcher versus = VERSUS.matcher(bound);
        if (!versus.matches() || bound.matches("(?i)nan|[+-]?inf(inity)?")) {
            throw wrong("after the operator a number, or a version with a margin such as 'production - 0.01' or"
                    + " 'production * 1.02', was expected");
        }
        if (versus.group("sign") == null) {
            return new Bound.Versus(versus.group("baseline"), 0, false);
        }
        BigDecimal amount = number(versus.group("amount"));
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

    /**
     * @param options {@code name=value, ...}, {@code null} for none
     * @param known the names that this kind of rule has
     */
    public GatePolicy policy(String options, List<String> known) {
        PolicyForm form = new PolicyForm(this);
        for (String option : options == null || options.isBlank() ? new String[0] : options.split(",", -1)) {
            int equals = option.indexOf('=');
            if (equals < 0) {
                throw wrong("'" + option.trim() + "' in parentheses is no option; 'name=value' was expected");
            }
            String name = option.substring(0, equals).trim();
            if (!known.contains(name)) {
                throw wrong("'" + name + "' is no option; known are " + String.join(", ", known));
            }
            form.set(name, option.substring(equals + 1).trim());
        }
        return form.policy();
    }

    /** How a rule's text ends: criticality and options, where they are not the usual ones. */
    public static String ending(Criticality criticality, GatePolicy policy) {
        List<String> options = new ArrayList<>(PolicyForm.print(policy));
        return (criticality == Gate.DEFAULT_CRITICALITY ? "" : " : " + criticality)
                + (options.isEmpty() ? "" : " (" + String.join(", ", options) + ")");
    }

    public static String print(Bound bound, boolean atLeast) {
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

    /** A number without needless digits. */
    public static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.abs().compareTo(new BigDecimal("1e12")) < 0 && stripped.scale() < 20
                ? stripped.toPlainString()
                : stripped.toString().toLowerCase(Locale.ROOT);
    }
}
