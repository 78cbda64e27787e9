package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.NumberBounds;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import java.math.BigDecimal;
import java.time.Instant;

/** Takes measures of a dataset from its profile and from what was asked of its rows. */
final class Measurement {
    /** Three standard errors of an estimated number of different values. */
    private static final double DISTINCT_ERROR = 3 * 0.0163;

    /** Seconds by which the clock of whoever wrote the data may be ahead. */
    private static final double CLOCK_SKEW = 5 * 60;

    private final DatasetProfile profile;
    private final Instant now;

    /** @param now from when ages are told */
    Measurement(DatasetProfile profile, Instant now) {
        this.profile = profile;
        this.now = now;
    }

    /** @param count what was asked of the rows for this expectation, {@code null} if nothing was */
    Measured of(Expectation expectation, RowCount count) {
        if (expectation.measure() == Measure.ROWS) {
            return Measured.exactly(profile.rows());
        }
        ColumnProfile column = profile.column(expectation.column());
        if (column == null) {
            return Measured.absent(noColumn(profile, expectation.column()));
        }
        return switch (expectation.measure()) {
            case MISSING ->
                profile.rows() == 0
                        ? Measured.absent("there are no rows")
                        : Measured.share(column.missing() + column.nan(), profile.rows());
            case NUMBERS -> among(column, column.numberCount());
            case TIMES -> among(column, column.timeCount());
            case DISTINCT -> distinct(column);
            case UNIQUE -> unique(column, count);
            case MATCHING -> matching(count);
            case AGE -> age(column);
            default -> ofNumbers(expectation, column);
        };
    }

    static String noColumn(DatasetProfile profile, String column) {
        return "there is no column '" + column + "'; the columns are "
                + String.join(
                        ", ",
                        profile.columns().stream()
                                .map(ColumnProfile::name)
                                .limit(20)
                                .toList())
                + (profile.columns().size() > 20 ? ", ..." : "");
    }

    private static Measured noValues() {
        return Measured.absent("all its values are missing");
    }

    private static Measured among(ColumnProfile column, long values) {
        return column.present() == 0 ? noValues() : Measured.share(values, column.present());
    }

    private static Measured distinct(ColumnProfile column) {
        long about = column.distinct();
        return column.exact()
                ? Measured.exactly(about)
                : Measured.between(
                        Math.floor(about * (1 - DISTINCT_ERROR)),
                        Math.min(column.present(), Math.ceil(about * (1 + DISTINCT_ERROR))));
    }

    private static Measured unique(ColumnProfile column, RowCount count) {
        if (column.present() == 0) {
            return noValues();
        }
        if (count != null && count.distinct() != null) {
            return Measured.share(count.distinct(), count.present());
        }
        Measured distinct = distinct(column);
        return Measured.between(distinct.low() / column.present(), distinct.high() / column.present());
    }

    private static Measured matching(RowCount count) {
        if (count == null) {
            return Measured.absent("a profile alone does not tell it");
        }
        return count.present() == 0 ? noValues() : Measured.share(count.present() - count.unwanted(), count.present());
    }

    private Measured age(ColumnProfile column) {
        if (column.type() != ColumnType.DATETIME) {
            return Measured.absent("it is " + column.type().id() + ", and only points in time have an age");
        }
        double newest = profile.numbers(column.name()).maximum();
        double age = now.getEpochSecond() - newest;
        if (age < -CLOCK_SKEW) {
            return Measured.absent("its newest point in time is " + Durations.shown(-age)
                    + " in the future: a wrong date, a clock, or a time without its zone");
        }
        return Double.isNaN(newest) ? noValues() : Measured.exactly(Math.max(0, age));
    }

    private Measured ofNumbers(Expectation expectation, ColumnProfile column) {
        if (column.type() == ColumnType.DATETIME) {
            return Measured.absent("it holds points in time, and numbers were expected");
        }
        NumericSample sample = profile.numbers(column.name());
        long infinite = column.positiveInfinite() + column.negativeInfinite();
        if (sample.size() + infinite == 0) {
            return column.present() == 0 ? noValues() : Measured.absent("none of its values is a number");
        }
        return switch (expectation.measure()) {
            case MINIMUM ->
                Measured.exactly(
                        column.negativeInfinite() > 0
                                ? Double.NEGATIVE_INFINITY
                                : sample.size() == 0 ? Double.POSITIVE_INFINITY : sample.minimum());
            case MAXIMUM ->
                Measured.exactly(
                        column.positiveInfinite() > 0
                                ? Double.POSITIVE_INFINITY
                                : sample.size() == 0 ? Double.NEGATIVE_INFINITY : sample.maximum());
            default ->
                infinite > 0 ? Measured.absent("some of its values are infinite") : ofFinite(expectation, sample);
        };
    }

    private Measured ofFinite(Expectation expectation, NumericSample sample) {
        return switch (expectation.measure()) {
            case MEAN -> Measured.exactly(sample.mean());
            case SUM -> Measured.exactly(profile.sum(expectation.column()));
            case DEVIATION ->
                sample.size() < 2
                        ? Measured.absent("one value has no deviation")
                        : Measured.exactly(Math.sqrt(sample.variance()));
            default -> quantile(expectation);
        };
    }

    /** The share as it is written: the double nearest to 0.07 is above 0.07. */
    private Measured quantile(Expectation expectation) {
        NumberBounds bounds = profile.quantile(expectation.column(), BigDecimal.valueOf(expectation.quantile()));
        return Measured.between(bounds.low(), bounds.high());
    }
}
