package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.Difference;
import io.jenkins.plugins.mlstages.engine.record.Metric;

/** Holds a metric against a number. */
final class AbsoluteJudge {
    private AbsoluteJudge() {}

    static Answer judge(Gate gate, double bound, Judged judged, Metric metric) {
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
        if (metric.low() == null || metric.high() == null) {
            return Answer.undecided(
                    value,
                    bound,
                    about + " has no confidence interval, so whether it is " + side(gate) + " " + Wording.given(bound)
                            + " with " + Wording.level(level) + " confidence is unknown.");
        }
        double low = Difference.rescaled(value, metric.low(), judged.level(), level);
        double high = Difference.rescaled(value, metric.high(), judged.level(), level);
        boolean passed = gate.atLeast() ? low >= bound : high <= bound;
        boolean failed = gate.atLeast() ? high < bound : low > bound;
        String interval = Sentences.interval(low, high);
        if (passed || failed) {
            return Answer.decided(
                    passed,
                    value,
                    bound,
                    about + " " + held(gate, value, bound, passed) + "; its whole " + Wording.level(level)
                            + " interval " + interval + " is" + Sentences.rows(judged) + ".");
        }
        return Answer.undecided(
                value,
                bound,
                about + ": the " + Wording.level(level) + " interval " + interval
                        + " holds the bound "
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
