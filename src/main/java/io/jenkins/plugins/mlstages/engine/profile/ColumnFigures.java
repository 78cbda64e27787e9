package io.jenkins.plugins.mlstages.engine.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A column of a profile in a few numbers, for people and pages.
 *
 * @param missing values that are missing
 * @param nan values that are NaN
 * @param infinite values that are infinite
 * @param unfit values that do not fit the type, such as texts among numbers
 * @param distinct how many different values; an estimate unless {@code exact}
 * @param exact whether the profile knows every value
 * @param minimum of the finite numbers, or points in time in seconds since 1970; {@code null} where there are none, as for
 *     names; so are the next three
 * @param frequent the most frequent categories, at most {@link #FREQUENT}, most frequent first; {@code null} for numbers
 */
public record ColumnFigures(
        String name,
        ColumnType type,
        long missing,
        long nan,
        long infinite,
        long unfit,
        long distinct,
        boolean exact,
        Double minimum,
        Double maximum,
        Double mean,
        Double standardDeviation,
        List<Category> frequent) {
    public static final int FREQUENT = 10;

    /** A category and how often it occurs. */
    public record Category(String name, long count) {}

    /** The figures of all columns. */
    public static List<ColumnFigures> of(DatasetProfile profile) {
        return profile.columns().stream().map(column -> of(profile, column)).toList();
    }

    private static ColumnFigures of(DatasetProfile profile, ColumnProfile column) {
        boolean measured = column.type() == ColumnType.NUMERIC || column.type() == ColumnType.DATETIME;
        NumericSample sample = measured ? profile.numbers(column.name()) : null;
        return new ColumnFigures(
                column.name(),
                column.type(),
                column.missing(),
                column.nan(),
                column.positiveInfinite() + column.negativeInfinite(),
                column.unfit(),
                column.distinct(),
                column.exact(),
                measured ? finite(sample.minimum()) : null,
                measured ? finite(sample.maximum()) : null,
                measured ? finite(sample.mean()) : null,
                measured ? finite(Math.sqrt(sample.variance())) : null,
                measured ? null : frequent(profile.categories(column.name())));
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static List<Category> frequent(CategorySample sample) {
        List<Category> all = new ArrayList<>();
        for (int i = 0; i < sample.names().length; i++) {
            all.add(new Category(sample.names()[i], sample.counts()[i]));
        }
        all.sort(Comparator.comparingLong(Category::count).reversed().thenComparing(Category::name));
        return List.copyOf(all.subList(0, Math.min(FREQUENT, all.size())));
    }
}
