package io.jenkins.plugins.mlstages.engine.record;

import java.util.ArrayList;
import java.util.List;

/**
 * One number that says how good a model is.
 *
 * @param value the number; {@code null} when it could not be computed, then {@code reason} says why
 * @param low lower end of the confidence interval, {@code null} if there is none
 * @param high upper end of it
 * @param reported true when the training code said so; false when it was computed here from predictions
 * @param reason why there is no value, or beside a value why it has no interval; {@code null} if there is nothing to say
 * @param others its intervals of the other levels that gates ask for, {@code null} if there are none
 */
public record Metric(Double value, Double low, Double high, boolean reported, String reason, List<IntervalAt> others) {
    /** How far two levels may be apart and still be the same: a few roundings. */
    private static final double SAME_LEVEL = 1e-12;

    public Metric {
        others = others == null || others.isEmpty() ? null : List.copyOf(others);
    }

    public Metric(Double value, Double low, Double high, boolean reported, String reason) {
        this(value, low, high, reported, reason, null);
    }

    public static Metric computed(double value) {
        return of(value, false);
    }

    public static Metric reported(double value) {
        return of(value, true);
    }

    public static Metric undefined(String reason) {
        return new Metric(null, null, null, false, reason);
    }

    public Metric withInterval(double lower, double upper) {
        return new Metric(value, lower, upper, reported, reason, others);
    }

    public Metric withoutInterval(String why) {
        return new Metric(value, null, null, reported, why, others);
    }

    /** With the interval of another level beside its own. */
    public Metric with(IntervalAt other) {
        List<IntervalAt> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(other);
        return new Metric(value, low, high, reported, reason, all);
    }

    /** What is kept of its interval of another level, {@code null} if that was not asked for. */
    public IntervalAt other(double level) {
        return others == null
                ? null
                : others.stream()
                        .filter(interval -> sameLevel(interval.level(), level))
                        .findFirst()
                        .orElse(null);
    }

    public static boolean sameLevel(double one, double other) {
        return Math.abs(one - other) < SAME_LEVEL;
    }

    /** JSON has no NaN and no infinity, and a gate must not take one for a number. */
    private static Metric of(double value, boolean reported) {
        return Double.isFinite(value)
                ? new Metric(value, null, null, reported, null)
                : new Metric(null, null, null, reported, "the value is " + value);
    }
}
