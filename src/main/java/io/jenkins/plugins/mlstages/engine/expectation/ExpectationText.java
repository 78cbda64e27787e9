package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.RuleText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of an expectation: measure, column and argument in parentheses, what is asked, criticality, options. Texts stand in
 * quotes, single or double, where they hold other than letters, digits and {@code _.-}; a quote within is doubled.
 */
final class ExpectationText {
    /** The options that expectations have of those of rules. */
    static final List<String> OPTIONS = List.of("whenUndecided", "whenNoBaseline");

    private static final String EXAMPLES =
            "a form such as 'rows >= 1000', 'missing(age) <= 1% : FAILURE', 'range(price) in [0, 1]', 'values(state) in {a, b}',"
                    + " 'matching(zip, '[0-9]{5}') >= 99%' or 'schema == price-up@production' was expected";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.-]+");
    private static final Pattern ENDING = Pattern.compile(
            "(?<bound>[^():]*?)" + "(?:\\s*:\\s*(?<criticality>[A-Za-z]+))?" + "(?:\\s*\\((?<options>[^()]*)\\))?");
    private static final int LONGEST = 100_000;
    private static final int SHOWN = 500;

    private final RuleText rule;
    private final Scanner scanner;
    private Measure measure;

    private ExpectationText(String text) {
        rule = new RuleText("expectation", text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...");
        scanner = new Scanner(text);
        if (text.length() > LONGEST) {
            throw rule.wrong("it has more than " + LONGEST + " characters");
        }
    }

    static Expectation parse(String text) {
        return new ExpectationText(text == null ? "" : text).parse();
    }

    private Expectation parse() {
        String word = scanner.text();
        if (word == null) {
            throw rule.wrong(EXAMPLES);
        }
        measure = Measure.of(word)
                .orElseThrow(() ->
                        rule.wrong("'" + word + "' is no measure; known are " + String.join(", ", Measure.words())));
        String column = null;
        String argument = null;
        if (scanner.take("(")) {
            column = expected(scanner.text());
            argument = scanner.take(",") ? expected(scanner.text()) : null;
            take(")");
        }
        Demand set = scanner.take("in") ? set() : null;
        String operator = set != null ? null : operator();
        Matcher ending = ENDING.matcher(scanner.rest().strip());
        if (!ending.matches() || (set != null) == !ending.group("bound").isBlank()) {
            throw rule.wrong(EXAMPLES);
        }
        return new Expectation(
                measure,
                column,
                argument,
                set != null ? set : demand(operator, ending.group("bound").strip()),
                rule.criticality(ending.group("criticality")),
                rule.policy(ending.group("options"), OPTIONS));
    }

    private String expected(String found) {
        if (found == null) {
            throw rule.wrong(EXAMPLES);
        }
        return found;
    }

    private void take(String sign) {
        if (!scanner.take(sign)) {
            throw rule.wrong(EXAMPLES);
        }
    }

    private String operator() {
        for (String operator : new String[] {">=", "<=", "=="}) {
            if (scanner.take(operator)) {
                return operator;
            }
        }
        throw rule.wrong(EXAMPLES);
    }

    /** {@code [0, 1]} or {@code {a, b}} */
    private Demand set() {
        if (scanner.take("[")) {
            double low = rule.number(expected(scanner.text())).doubleValue() + 0.0;
            take(",");
            double high = rule.number(expected(scanner.text())).doubleValue() + 0.0;
            take("]");
            return new Demand.Within(low, high);
        }
        if (!scanner.take("{")) {
            throw rule.wrong("after 'in' a range such as [0, 1] or values such as {a, b} were expected");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(expected(scanner.text()));
        } while (scanner.take(","));
        take("}");
        return new Demand.Among(values);
    }

    private Demand demand(String operator, String bound) {
        return operator.equals("==") ? new Demand.SameAs(bound) : compared(rule, measure, operator.equals(">="), bound);
    }

    /** @param bound with {@code %} for shares and a unit for lengths of time */
    static Demand.Compared compared(RuleText rule, Measure measure, boolean atLeast, String bound) {
        if (measure.unit() == Measure.Unit.SHARE && bound.endsWith("%")) {
            BigDecimal share =
                    rule.number(bound.substring(0, bound.length() - 1).strip());
            return new Demand.Compared(
                    atLeast, new Bound.Absolute(share.movePointLeft(2).doubleValue() + 0.0));
        }
        if (measure.unit() == Measure.Unit.DURATION) {
            BigDecimal seconds = Durations.parse(bound);
            if (seconds == null) {
                throw rule.wrong("'" + bound + "' is no length of time such as 90m, 36h or 2d");
            }
            return new Demand.Compared(atLeast, new Bound.Absolute(seconds.doubleValue()));
        }
        return new Demand.Compared(atLeast, rule.bound(bound, atLeast));
    }

    static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return text.contains("'") && !text.contains("\"") ? '"' + text + '"' : "'" + text.replace("'", "''") + "'";
    }

    static String subject(Expectation expectation) {
        if (expectation.column() == null) {
            return expectation.measure().word();
        }
        String argument = expectation.argument() == null ? "" : ", " + quoted(expectation.argument());
        return expectation.measure().word() + "(" + quoted(expectation.column()) + argument + ")";
    }

    static String print(Expectation expectation) {
        return subject(expectation) + " " + print(expectation.measure(), expectation.demand())
                + RuleText.ending(expectation.criticality(), expectation.policy());
    }

    private static String print(Measure measure, Demand demand) {
        if (demand instanceof Demand.Within within) {
            return "in [" + number(within.low()) + ", " + number(within.high()) + "]";
        }
        if (demand instanceof Demand.Among among) {
            return "in {"
                    + String.join(
                            ", ",
                            among.values().stream().map(ExpectationText::quoted).toList()) + "}";
        }
        if (demand instanceof Demand.SameAs same) {
            return "== " + same.version();
        }
        Demand.Compared compared = (Demand.Compared) demand;
        return (compared.atLeast() ? ">= " : "<= ") + bound(measure, compared);
    }

    private static String bound(Measure measure, Demand.Compared compared) {
        if (compared.bound() instanceof Bound.Absolute absolute) {
            if (measure.unit() == Measure.Unit.SHARE) {
                return RuleText.plain(BigDecimal.valueOf(absolute.value()).movePointRight(2)) + "%";
            }
            if (measure.unit() == Measure.Unit.DURATION) {
                return Durations.print(absolute.value());
            }
        }
        return RuleText.print(compared.bound(), compared.atLeast());
    }

    static String number(double value) {
        return RuleText.plain(BigDecimal.valueOf(value));
    }

    /** For the map form: a bound that may be a number or a text such as {@code 1%} or {@code 2d}. */
    static Demand.Compared compared(Measure measure, boolean atLeast, Object bound, RuleText rule) {
        if (bound instanceof Number number) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                throw rule.wrong("the bound is " + value + "; a finite number was expected");
            }
            return new Demand.Compared(atLeast, new Bound.Absolute(value + 0.0));
        }
        String text = bound.toString().strip();
        return compared(rule, measure, atLeast, text);
    }
}
