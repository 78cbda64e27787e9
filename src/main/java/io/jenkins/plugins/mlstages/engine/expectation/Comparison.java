package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Answer;
import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.RuleText;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.math.BigDecimal;

/** Holds what a measure gave against a bound. */
final class Comparison {
    private final Expectation expectation;
    private final Measure.Unit unit;
    private final boolean atLeast;
    private final Measured measured;

    Comparison(Expectation expectation, boolean atLeast, Measured measured) {
        this.expectation = expectation;
        this.unit = expectation.measure().unit();
        this.atLeast = atLeast;
        this.measured = measured;
    }

    /** One number for what was measured, {@code null} when it is infinite. */
    Double point() {
        double middle = measured.exact() ? measured.low() : (measured.low() + measured.high()) / 2;
        return Double.isFinite(middle) ? middle : null;
    }

    Answer with(double bound) {
        return decide(bound, bound, given(bound), "");
    }

    /**
     * @param last what it is compared with
     * @param before the same measure of it
     */
    Answer with(KnownData.Known last, Measured before, Bound.Versus versus) {
        double sign = atLeast ? -1 : 1;
        double low = before.low() + sign * versus.allowed(before.low());
        double high = before.high() + sign * versus.allowed(before.high());
        double middle = (low + high) / 2;
        String of = "the bound " + unit.text(middle, unit.digits(middle, measured.low())) + " that "
                + RuleText.print(versus, atLeast) + " makes";
        return decide(low, high, of, "; it was " + shown(before, middle) + " in " + last.name());
    }

    /** A bound as a user wrote it. */
    private String given(double bound) {
        return switch (unit) {
            case SHARE -> RuleText.plain(BigDecimal.valueOf(bound).movePointRight(2)) + " %";
            case DURATION -> Durations.shown(bound);
            default -> RuleText.plain(BigDecimal.valueOf(bound));
        };
    }

    private Answer decide(double low, double high, String against, String more) {
        boolean passed = atLeast ? measured.low() >= high : measured.high() <= low;
        boolean failed = atLeast ? measured.high() < low : measured.low() > high;
        double bound = (low + high) / 2;
        Double kept = Double.isFinite(bound) ? bound : null;
        String about = expectation.subject() + " " + shown(measured, bound)
                + (measured.detail() == null ? "" : " (" + measured.detail() + ")");
        if (passed) {
            return new Answer(
                    Verdict.PASSED,
                    point(),
                    kept,
                    Answer.Cause.NONE,
                    about + " is " + (atLeast ? "at least " : "at most ") + against + more + ".");
        }
        if (failed) {
            return new Answer(
                    Verdict.FAILED,
                    point(),
                    kept,
                    Answer.Cause.NONE,
                    about + " is " + (atLeast ? "below " : "above ") + against + more + ".");
        }
        return Answer.undecided(
                point(), kept, about + " cannot be told from " + against + " with so many values" + more + ".");
    }

    private String shown(Measured number, double other) {
        if (number.exact()) {
            return text(number.low(), other);
        }
        return "between " + text(number.low(), number.high()) + " and " + text(number.high(), number.low());
    }

    private String text(double value, double other) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "infinite" : "minus infinite";
        }
        return unit.text(value, Double.isFinite(other) ? unit.digits(value, other) : 3);
    }
}
