package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.RuleText;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The map form of an expectation: what a pipeline writes as {@code [measure: 'missing', column: 'age', atMost: 0.01]}. */
final class ExpectationMap {
    private static final List<String> DEMANDS = List.of("atLeast", "atMost", "baseline", "between", "among", "version");
    private static final List<String> NAMES = names();

    private final Map<String, ?> map;
    private final RuleText rule;

    private ExpectationMap(Map<String, ?> map) {
        this.map = map;
        this.rule = new RuleText("expectation", map.toString());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("measure", "column", "share", "pattern"));
        names.addAll(DEMANDS);
        names.addAll(List.of("margin", "relativeMargin", "direction", "criticality"));
        names.addAll(ExpectationText.OPTIONS);
        return List.copyOf(names);
    }

    static Expectation parse(Map<String, ?> map) {
        return new ExpectationMap(map).expectation();
    }

    private Expectation expectation() {
        for (String key : map.keySet()) {
            if (!NAMES.contains(key)) {
                throw rule.wrong("'" + key + "' is no part of an expectation; known are " + String.join(", ", NAMES));
            }
        }
        String word = text("measure");
        if (word == null) {
            throw rule.wrong("measure is missing");
        }
        Measure measure = Measure.of(word)
                .orElseThrow(() ->
                        rule.wrong("'" + word + "' is no measure; known are " + String.join(", ", Measure.words())));
        StringBuilder options = new StringBuilder();
        for (String option : ExpectationText.OPTIONS) {
            if (text(option) != null) {
                options.append(options.isEmpty() ? "" : ", ")
                        .append(option)
                        .append('=')
                        .append(text(option));
            }
        }
        return new Expectation(
                measure,
                text("column"),
                text("share") == null ? text("pattern") : text("share"),
                demand(measure),
                rule.criticality(text("criticality")),
                rule.policy(options.toString(), ExpectationText.OPTIONS));
    }

    private Demand demand(Measure measure) {
        List<String> given =
                DEMANDS.stream().filter(name -> map.get(name) != null).toList();
        if (given.size() != 1) {
            throw rule.wrong("exactly one of " + String.join(", ", DEMANDS) + " was expected, but "
                    + (given.isEmpty() ? "none is" : String.join(", ", given) + " are") + " given");
        }
        return switch (given.get(0)) {
            case "atLeast" -> ExpectationText.compared(measure, true, map.get("atLeast"), rule);
            case "atMost" -> ExpectationText.compared(measure, false, map.get("atMost"), rule);
            case "baseline" -> versus();
            case "between" -> within();
            case "among" ->
                new Demand.Among(list("among").stream().map(Object::toString).toList());
            default -> new Demand.SameAs(text("version"));
        };
    }

    private Demand versus() {
        Double margin = number(map.get("margin"), "margin");
        Double relative = number(map.get("relativeMargin"), "relativeMargin");
        if (margin != null && relative != null) {
            throw rule.wrong("margin or relativeMargin was expected, not both");
        }
        String direction = text("direction");
        if (direction == null || !direction.equalsIgnoreCase("higher") && !direction.equalsIgnoreCase("lower")) {
            throw rule.wrong(
                    "direction 'higher' (it must not fall by more than the margin) or 'lower' (it must not rise by more)"
                            + " was expected with baseline");
        }
        return new Demand.Compared(
                direction.equalsIgnoreCase("higher"),
                new Bound.Versus(
                        text("baseline"), margin != null ? margin : relative != null ? relative : 0, relative != null));
    }

    private Demand within() {
        List<?> ends = list("between");
        if (ends.size() != 2) {
            throw rule.wrong("between has " + ends.size() + " numbers; the lowest and the highest were expected");
        }
        return new Demand.Within(number(ends.get(0), "between"), number(ends.get(1), "between"));
    }

    private List<?> list(String key) {
        if (map.get(key) instanceof List<?> list && list.stream().noneMatch(Objects::isNull)) {
            return list;
        }
        throw rule.wrong(key + " is '" + map.get(key) + "'; a list was expected");
    }

    private String text(String key) {
        Object value = map.get(key);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    private Double number(Object value, String key) {
        if (value == null) {
            return null;
        }
        try {
            double number = new BigDecimal(value.toString().strip()).doubleValue();
            if (Double.isFinite(number)) {
                return number + 0.0;
            }
        } catch (NumberFormatException e) {
            throw new InputException(
                    rule.wrong(key + " is '" + value + "'; a number was expected")
                            .getMessage(),
                    e);
        }
        throw rule.wrong(key + " is " + value + "; a finite number was expected");
    }
}
