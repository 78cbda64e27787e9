package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.Metric;

/** Holds a metric against a number. */
final class AbsoluteJudge {
    private AbsoluteJudge() {}

    static Answer judge(Gate gate, double bound, Evaluated candidate, Judged judged, Metric metric) {
        double value = metric.value();
        String about = Sentences.value(gate.metric(), judged, metric, bound);
        if (gate.confidence() == null) {
            boolean passed = gate.holds(value, bound);
            return Answer.decided(
                    passed,
                    value,
                    bound,
                    about + " " + held(gate, value, bound, passed) + Sentences.rows(judged) + ".");
        }
        double level = gate.confidence();
        GateInterval interval = GateInterval.of(candidate, judged, gate.metric(), level);
        if (!interval.isKnown()) {
            return Answer.undecided(
                    value,
                    bound,
                    about + " has no confidence interval"
                            + (interval.reason() == null ? "" : " (" + interval.reason() + ")")
                            + ", so whether it is " + side(gate) + " " + Wording.given(bound)
                            + " with " + Wording.level(level) + " confidence is unknown.");
        }
        boolean passed = gate.atLeast() ? interval.low() >= bound : interval.high() <= bound;
        boolean failed = gate.atLeast() ? interval.high() < bound : interval.low() > bound;
        if (passed || failed) {
            return Answer.decided(
                    passed,
                    value,
                    bound,
                    about + " " + held(gate, value, bound, passed) + "; its whole " + interval.worded() + " is"
                            + Sentences.rows(judged) + ".");
        }
        return Answer.undecided(
                value,
                bound,
                about + ": the " + interval.worded() + " holds the bound "
                        + Wording.given(bound) + ", so it cannot be told with n = " + Wording.count(judged.rows())
                        + ".");
    }

    private static String side(Gate gate) {
        return gate.atLeast() ? "at least" : "at most";
    }

    private static String held(Gate gate, double value, double bound, boolean passed) {
        if (passed) {
            return "is " + side(gate) + " " + Wording.given(bound);
        }
        return "is " + (gate.atLeast() ? "below" : "above") + " the bound " + Wording.given(bound) + " by "
                + Wording.number(Math.abs(value - bound));
    }
}
