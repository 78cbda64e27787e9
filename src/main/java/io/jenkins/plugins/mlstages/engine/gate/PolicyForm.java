package io.jenkins.plugins.mlstages.engine.gate;

import java.util.ArrayList;
import java.util.List;

/** The named options of a rule's policy, as both forms of a rule write them. */
final class PolicyForm {
    static final List<String> NAMES =
            List.of("whenUndecided", "whenNoBaseline", "otherRows", "representativeOf", "whenNotRepresentative");

    private final RuleText rule;
    private boolean passUndecided;
    private boolean passWithoutBaseline;
    private boolean otherRows;
    private String representativeOf;
    private boolean requireRepresentative;

    /** @param rule how the rule was written, for errors */
    PolicyForm(RuleText rule) {
        this.rule = rule;
    }

    /** Returns false when there is no option of this name. */
    boolean set(String name, String value) {
        switch (name) {
            case "whenUndecided" -> passUndecided = choice(name, value, "PASS", "FAIL");
            case "whenNoBaseline" -> passWithoutBaseline = choice(name, value, "PASS", "FAIL");
            case "otherRows" -> otherRows = choice(name, value, "COMPARE", "REFUSE");
            case "whenNotRepresentative" -> requireRepresentative = choice(name, value, "UNDECIDED", "WARN");
            case "representativeOf" -> representativeOf = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean choice(String name, String value, String yes, String no) {
        if (value.equalsIgnoreCase(yes)) {
            return true;
        }
        if (value.equalsIgnoreCase(no)) {
            return false;
        }
        throw rule.wrong(name + " is " + yes + " or " + no + ", not '" + value + "'");
    }

    GatePolicy policy() {
        return new GatePolicy(passUndecided, passWithoutBaseline, otherRows, representativeOf, requireRepresentative);
    }

    static List<String> print(GatePolicy policy) {
        List<String> options = new ArrayList<>();
        if (policy.passUndecided()) {
            options.add("whenUndecided=PASS");
        }
        if (policy.passWithoutBaseline()) {
            options.add("whenNoBaseline=PASS");
        }
        if (policy.otherRows()) {
            options.add("otherRows=COMPARE");
        }
        if (policy.representativeOf() != null) {
            options.add("representativeOf=" + policy.representativeOf());
        }
        if (policy.requireRepresentative()) {
            options.add("whenNotRepresentative=UNDECIDED");
        }
        return options;
    }
}
