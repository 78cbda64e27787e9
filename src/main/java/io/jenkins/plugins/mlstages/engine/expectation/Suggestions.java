package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.gate.GatePolicy;
import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Proposes expectations from data that are taken for good, in the manner of Deequ's suggestions (S. Schelter and others,
 * "Automating large-scale data quality verification", 2018): all of them hold for the data that they come from.
 */
public final class Suggestions {
    /** A column with at most so many values, each this often on average, is one of a fixed set. */
    private static final int MOST_VALUES = 20;

    private static final int OFTEN = 10;

    /** With fewer rows it says little that values are different. */
    private static final int ENOUGH_ROWS = 30;

    /** Of columns that are missing this often nothing is expected. */
    private static final double MOSTLY_MISSING = 0.9;

    private final DatasetProfile profile;
    private final List<Expectation> found = new ArrayList<>();

    private Suggestions(DatasetProfile profile) {
        this.profile = profile;
    }

    /** In the order of the columns; each as {@link Expectation#toString} writes it. */
    public static List<String> of(DatasetProfile profile) {
        Suggestions suggestions = new Suggestions(profile);
        if (profile.rows() > 0) {
            suggestions.compare(Measure.ROWS, null, true, Math.max(1, profile.rows() / 2));
        }
        profile.columns().forEach(suggestions::column);
        return suggestions.found.stream().map(Expectation::toString).toList();
    }

    private void column(ColumnProfile column) {
        if (profile.rows() == 0) {
            return;
        }
        double missing = (column.missing() + column.nan()) / (double) profile.rows();
        if (missing < MOSTLY_MISSING) {
            compare(Measure.MISSING, column.name(), false, allowance(missing));
        }
        if (column.present() == 0) {
            return;
        }
        if (column.exact()
                && column.distinct() == profile.rows()
                && profile.rows() >= ENOUGH_ROWS
                && column.type() == ColumnType.CATEGORICAL) {
            compare(Measure.UNIQUE, column.name(), true, 1);
        }
        switch (column.type()) {
            case NUMERIC -> numbers(column);
            case CATEGORICAL, BOOLEAN -> values(column);
            case DATETIME -> compare(Measure.TIMES, column.name(), true, allButAllowance(column));
        }
    }

    private double allButAllowance(ColumnProfile column) {
        double unfit = allowance(column.unfit() / (double) column.present());
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(unfit)).doubleValue();
    }

    /** The share as it is, with three standard errors added if it is not 0, rounded up to two digits. */
    private double allowance(double share) {
        double more = share == 0 ? 0 : share + 3 * Math.sqrt(share * (1 - share) / profile.rows());
        BigDecimal rounded = new BigDecimal(Math.min(1, more)).round(new MathContext(2, RoundingMode.UP));
        return Math.min(1, rounded.doubleValue());
    }

    private void numbers(ColumnProfile column) {
        compare(Measure.NUMBERS, column.name(), true, allButAllowance(column));
        NumericSample sample = profile.numbers(column.name());
        long infinite = column.positiveInfinite() + column.negativeInfinite();
        if (sample.size() == 0 || infinite > 0 || sample.minimum() < 0) {
            return;
        }
        if (sample.maximum() <= 1 && column.unfit() == 0) {
            add(Measure.RANGE, column.name(), new Demand.Within(0, 1));
        } else {
            compare(Measure.MINIMUM, column.name(), true, 0);
        }
    }

    private void values(ColumnProfile column) {
        CategorySample sample = profile.categories(column.name());
        boolean fixed = sample.exact()
                && sample.names().length <= MOST_VALUES
                && sample.size() >= (long) OFTEN * sample.names().length;
        if (fixed) {
            add(Measure.VALUES, column.name(), new Demand.Among(List.of(sample.names())));
        }
    }

    private void compare(Measure measure, String column, boolean atLeast, double bound) {
        add(measure, column, new Demand.Compared(atLeast, new Bound.Absolute(bound)));
    }

    private void add(Measure measure, String column, Demand demand) {
        found.add(new Expectation(measure, column, null, demand, Gate.DEFAULT_CRITICALITY, GatePolicy.STRICT));
    }
}
