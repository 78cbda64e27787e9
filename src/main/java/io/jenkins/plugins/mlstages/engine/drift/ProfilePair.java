package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.profile.CategoryPair;
import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.CoMoments;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.NumericPair;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two profiles made comparable: every column by the reference's type, numbers both exact or both on one grid, categories
 * both by name or both by hash cell.
 */
record ProfilePair(DatasetData reference, DatasetData current) {
    /** Below this share of values that fit the reference's type, the type has changed. */
    private static final double MOSTLY = 0.5;

    static ProfilePair of(DatasetProfile reference, DatasetProfile current) {
        List<Both> both = reference.columns().parallelStream()
                .map(column -> Both.of(reference, current, column))
                .toList();
        List<ColumnData> before = both.stream().map(Both::before).toList();
        List<ColumnData> after = new ArrayList<>(
                both.stream().map(Both::after).filter(Objects::nonNull).toList());
        current.columns().stream()
                .filter(c -> reference.column(c.name()) == null)
                .forEach(c -> after.add(
                        new ColumnData(c.name(), c.type(), current.rows(), c.missing(), c.unfit(), null, null)));
        return new ProfilePair(
                new DatasetData(reference.rows(), before, moments(reference)),
                new DatasetData(current.rows(), after, moments(current)));
    }

    /**
     * A column of the reference and the same of the current data.
     *
     * @param after {@code null} if the current data lack it
     */
    private record Both(ColumnData before, ColumnData after) {
        static Both of(DatasetProfile reference, DatasetProfile current, ColumnProfile column) {
            String name = column.name();
            ColumnProfile other = current.column(name);
            if (other == null) {
                return new Both(
                        new ColumnData(
                                name, column.type(), reference.rows(), column.missing(), column.unfit(), null, null),
                        null);
            }
            if (!DriftOptions.isNumeric(column.type())) {
                CategoryPair pair = DatasetProfile.categories(reference, current, name);
                boolean times = other.type() == ColumnType.DATETIME;
                return new Both(
                        categories(column, column.type(), reference.rows(), pair.reference()),
                        categories(other, times ? ColumnType.DATETIME : column.type(), current.rows(), pair.current()));
            }
            NumericPair pair = DatasetProfile.numbers(reference, current, name);
            ColumnType type = typeOf(other, column.type(), pair.current().size());
            return new Both(
                    numbers(column, column.type(), reference.rows(), pair.reference()),
                    numbers(other, type, current.rows(), pair.current()));
        }
    }

    /** The reference's type, as long as most values fit it; a column without any value has no type of its own. */
    private static ColumnType typeOf(ColumnProfile other, ColumnType wanted, long fitting) {
        boolean otherKind = (other.type() == ColumnType.DATETIME) != (wanted == ColumnType.DATETIME);
        if (other.present() > 0 && (otherKind || fitting < MOSTLY * other.present())) {
            return other.type() == wanted ? ColumnType.CATEGORICAL : other.type();
        }
        return wanted;
    }

    private static ColumnData numbers(ColumnProfile column, ColumnType type, long rows, NumericSample sample) {
        long infinite = column.positiveInfinite() + column.negativeInfinite();
        long unusable = column.missing() + column.nan() + infinite;
        return new ColumnData(column.name(), type, rows, unusable, rows - unusable - sample.size(), sample, null);
    }

    private static ColumnData categories(ColumnProfile column, ColumnType type, long rows, CategorySample sample) {
        return new ColumnData(column.name(), type, rows, column.missing() + column.nan(), 0, null, sample);
    }

    /** Joint moments of the numeric columns that vary; covariances over the rows that have both numbers. */
    private static Moments moments(DatasetProfile profile) {
        CoMoments all = profile.coMoments();
        List<String> names = all.columns().stream()
                .filter(name -> profile.column(name).type() == ColumnType.NUMERIC
                        && profile.numbers(name).values().length > 1)
                .toList();
        long rows = names.stream()
                .flatMapToLong(a -> names.stream().mapToLong(b -> all.count(a, b)))
                .min()
                .orElse(0);
        if (rows < 2) {
            return null;
        }
        double[][] covariance = new double[names.size()][names.size()];
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                double count = all.count(names.get(i), names.get(j));
                covariance[i][j] = all.covariance(names.get(i), names.get(j)) * ((count - 1) / count);
            }
        }
        return new Moments(names, rows, names.stream().mapToDouble(all::mean).toArray(), covariance);
    }
}
