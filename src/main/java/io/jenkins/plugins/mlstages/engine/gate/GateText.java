package io.jenkins.plugins.mlstages.engine.gate;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a gate: metric, slice in brackets, bound, confidence, criticality, options in parentheses. */
final class GateText {
    private static final Pattern FORM = Pattern.compile("(?<metric>\"[^\"]+\"|[^\\s\\[\\]\"<>=@:()]+)"
            + "\\s*(?:\\[(?<slice>\"[^\"]+\"|[^\\]\"]+)])?"
            + "\\s*(?<operator><=|>=)"
            + "\\s*(?<bound>.+?)"
            + "(?:\\s+@\\s*(?<level>" + RuleText.NUMBER + ")\\s*(?<percent>%)?)?"
            + "(?:\\s*:\\s*(?<criticality>[A-Za-z]+))?"
            + "(?:\\s*\\((?<options>[^()]*)\\))?");
    /** A margin whose blanks were forgotten, or a strange alias. */
    private static final String GLUED = "[A-Za-z][A-Za-z0-9._]*[-+*]\\d*\\.\\d+";

    private static final String EXAMPLES =
            "a form such as 'auc >= 0.85', 'auc >= production - 0.01 @ 95% : FAILURE' or 'auc[region=EU] >= 0.8' was expected";

    private GateText() {}

    static Gate parse(String text) {
        RuleText rule = new RuleText("gate", text);
        Matcher form = FORM.matcher(text == null ? "" : text.trim());
        if (!form.matches()) {
            throw rule.wrong(EXAMPLES);
        }
        if (form.group("bound").matches(GLUED)) {
            throw rule.wrong(
                    "'" + form.group("bound") + "' may be an alias or a version with a margin: a margin needs blanks"
                            + " around its sign, as in 'production - 0.01'; name such an alias in full, as in 'price-up@v-1.2'");
        }
        boolean atLeast = form.group("operator").equals(">=");
        Double level = null;
        if (form.group("level") != null) {
            BigDecimal number = rule.number(form.group("level"));
            level = (form.group("percent") == null ? number : number.movePointLeft(2)).doubleValue();
        }
        return new Gate(
                unquoted(form.group("metric")),
                form.group("slice") == null
                        ? null
                        : unquoted(form.group("slice").trim()),
                atLeast,
                rule.bound(form.group("bound").trim(), atLeast),
                level,
                rule.criticality(form.group("criticality")),
                rule.policy(form.group("options"), PolicyForm.NAMES));
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
        text.append(gate.atLeast() ? " >= " : " <= ").append(RuleText.print(gate.bound(), gate.atLeast()));
        if (gate.confidence() != null) {
            text.append(" @ ")
                    .append(RuleText.plain(BigDecimal.valueOf(gate.confidence()).movePointRight(2)))
                    .append('%');
        }
        return text.append(RuleText.ending(gate.criticality(), gate.policy())).toString();
    }
}
