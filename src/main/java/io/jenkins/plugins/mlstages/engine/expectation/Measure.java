package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an expectation looks at: all rows, or one column. */
public enum Measure {
    ROWS("rows", Unit.COUNT, false),
    /** Share of values that are missing or NaN. */
    MISSING("missing", Unit.SHARE, true),
    /** Share of the values that are there which are numbers. */
    NUMBERS("numbers", Unit.SHARE, true),
    /** Share of the values that are there which are points in time. */
    TIMES("times", Unit.SHARE, true),
    DISTINCT("distinct", Unit.COUNT, true),
    /** Different values divided by values that are there. */
    UNIQUE("unique", Unit.SHARE, true),
    MINIMUM("min", Unit.NUMBER, true),
    MAXIMUM("max", Unit.NUMBER, true),
    MEAN("mean", Unit.NUMBER, true),
    SUM("sum", Unit.NUMBER, true),
    /** Standard deviation, divisor n - 1. */
    DEVIATION("sd", Unit.NUMBER, true),
    /** The smallest value that at least the given share of the numbers do not exceed. */
    QUANTILE("quantile", Unit.NUMBER, true),
    /** Share of values that a regular expression matches as a whole. */
    MATCHING("matching", Unit.SHARE, true),
    /** Time from the newest point in time to the check. */
    AGE("age", Unit.DURATION, true),
    RANGE("range", Unit.NUMBER, true),
    VALUES("values", Unit.COUNT, true),
    SCHEMA("schema", Unit.COUNT, false);

    /** How numbers of a measure are written. */
    enum Unit {
        COUNT,
        SHARE,
        NUMBER,
        DURATION;

        String text(double value, int digits) {
            return switch (this) {
                case COUNT -> value == Math.rint(value) ? Wording.count((long) value) : Wording.number(value, digits);
                case SHARE -> Wording.number(value * 100, digits) + " %";
                case NUMBER -> Wording.number(value, digits);
                case DURATION -> Durations.shown(value);
            };
        }

        /** Enough digits to tell the two apart. */
        int digits(double one, double other) {
            return this == SHARE ? Wording.digits(one * 100, other * 100) : Wording.digits(one, other);
        }
    }

    private final String word;
    private final Unit unit;
    private final boolean ofColumn;

    Measure(String word, Unit unit, boolean ofColumn) {
        this.word = word;
        this.unit = unit;
        this.ofColumn = ofColumn;
    }

    /** Its name in both forms of an expectation. */
    public String word() {
        return word;
    }

    Unit unit() {
        return unit;
    }

    boolean ofColumn() {
        return ofColumn;
    }

    /** Whether it is a number that is held against a bound. */
    boolean compared() {
        return this != RANGE && this != VALUES && this != SCHEMA;
    }

    /** Whether the profile of an earlier record tells it too. */
    boolean keptInProfiles() {
        return compared() && this != UNIQUE && this != MATCHING && this != AGE;
    }

    boolean takesArgument() {
        return this == QUANTILE || this == MATCHING;
    }

    static Optional<Measure> of(String word) {
        return Arrays.stream(values())
                .filter(measure -> measure.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Measure::word).toList();
    }
}
