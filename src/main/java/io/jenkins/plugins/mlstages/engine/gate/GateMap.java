package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.Direction;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The map form of a gate: what a pipeline writes as {@code [metric: 'auc', atLeast: 0.85]}. */
final class GateMap {
    static final List<String> NAMES = names();

    private final Map<String, ?> map;
    private final RuleText rule;

    private GateMap(Map<String, ?> map) {
        this.map = map;
        this.rule = new RuleText("gate", map.toString());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "metric",
                "atLeast",
                "atMost",
                "baseline",
                "margin",
                "relativeMargin",
                "direction",
                "confidence",
                "slice",
                "criticality"));
        names.addAll(PolicyForm.NAMES);
        return List.copyOf(names);
    }

    static Gate parse(Map<String, ?> map) {
        return new GateMap(map).gate();
    }

    private Gate gate() {
        for (String key : map.keySet()) {
            if (!NAMES.contains(key)) {
                throw wrong("'" + key + "' is no part of a gate; known are " + String.join(", ", NAMES));
            }
        }
        String metric = text("metric");
        if (metric == null) {
            throw wrong("metric is missing");
        }
        PolicyForm policy = new PolicyForm(rule);
        PolicyForm.NAMES.forEach(name -> {
            String value = text(name);
            if (value != null) {
                policy.set(name, value);
            }
        });
        Double level = number("confidence");
        Bound bound = bound();
        boolean atLeast = bound instanceof Bound.Absolute ? number("atLeast") != null : higherIsBetter(metric);
        return new Gate(
                metric, text("slice"), atLeast, bound, level, rule.criticality(text("criticality")), policy.policy());
    }

    private Bound bound() {
        Double atLeast = number("atLeast");
        Double atMost = number("atMost");
        String baseline = text("baseline");
        Double margin = number("margin");
        Double relative = number("relativeMargin");
        int given = (atLeast == null ? 0 : 1) + (atMost == null ? 0 : 1) + (baseline == null ? 0 : 1);
        if (given != 1) {
            throw wrong("exactly one of atLeast, atMost and baseline was expected, but " + (given == 0 ? "none" : given)
                    + " is given; write two gates to ask for two things");
        }
        if (baseline == null) {
            if (margin != null || relative != null) {
                throw wrong("margin and relativeMargin need a baseline");
            }
            return new Bound.Absolute(atLeast == null ? atMost : atLeast);
        }
        if (margin != null && relative != null) {
            throw wrong("margin or relativeMargin was expected, not both");
        }
        return new Bound.Versus(baseline, margin != null ? margin : relative != null ? relative : 0, relative != null);
    }

    private boolean higherIsBetter(String metric) {
        Direction direction = Metrics.of(metric).direction();
        String said = text("direction");
        if (said != null) {
            if (!said.equalsIgnoreCase("higher") && !said.equalsIgnoreCase("lower")) {
                throw wrong("direction is 'higher' or 'lower' (which values of " + metric + " are better), not '" + said
                        + "'");
            }
            return said.equalsIgnoreCase("higher");
        }
        if (direction == Direction.UNKNOWN) {
            throw wrong("whether higher or lower values of " + metric
                    + " are better is not known; add direction: 'higher' or" + " direction: 'lower'");
        }
        return direction == Direction.HIGHER;
    }

    private String text(String key) {
        Object value = map.get(key);
        String text = value == null ? "" : value.toString().trim();
        return text.isEmpty() ? null : text;
    }

    private Double number(String key) {
        Object value = map.get(key);
        if (value == null) {
            return null;
        }
        try {
            double number = value instanceof Number given
                    ? given.doubleValue()
                    : new BigDecimal(value.toString().trim()).doubleValue();
            if (Double.isFinite(number)) {
                return number + 0.0;
            }
        } catch (NumberFormatException e) {
            throw wrong(key + " is '" + value + "'; a number was expected");
        }
        throw wrong(key + " is " + value + "; a finite number was expected");
    }

    private InputException wrong(String sentence) {
        return new InputException("The gate " + map + " cannot be read: " + sentence + ".");
    }
}
