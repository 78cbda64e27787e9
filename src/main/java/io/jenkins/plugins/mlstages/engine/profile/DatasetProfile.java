package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The summary of a dataset that drift is tested on; immutable. It depends on the multiset of rows only: however rows are
 * split and merged, profiles are equal, sums in {@link CoMoments} to 1e-12.
 */
public final class DatasetProfile {
    private final long rows;
    private final Map<String, ColumnProfile> columns;
    private final RowSample sample;
    private final CoMoments coMoments;

    DatasetProfile(long rows, List<ColumnProfile> columns, RowSample sample, CoMoments coMoments) {
        this.rows = rows;
        this.columns = new LinkedHashMap<>();
        ProfileBudget.fit(columns).forEach(c -> this.columns.put(c.name(), c));
        this.sample = sample;
        this.coMoments = coMoments;
    }

    /**
     * Reads a table once.
     *
     * @param names of the columns to profile
     * @param rules for columns whose type is not to be inferred
     * @param threads at least 1
     * @throws InputException for an unknown column or a broken line
     */
    public static DatasetProfile of(Table table, List<String> names, Map<String, ColumnRule> rules, int threads)
            throws IOException {
        return table.scanUnordered(names, threads, () -> new ProfileCollector(names, rules))
                .profile();
    }

    /** The profile of no rows of a table with the given columns: merging it changes nothing. */
    public static DatasetProfile empty(List<String> columns, Map<String, ColumnRule> rules) {
        return new ProfileCollector(columns, rules).profile();
    }

    public long rows() {
        return rows;
    }

    /** In the order of the table. */
    public List<ColumnProfile> columns() {
        return List.copyOf(columns.values());
    }

    /** @return {@code null} when there is no such column */
    public ColumnProfile column(String name) {
        return columns.get(name);
    }

    /** How to profile other data so that they can be compared with these: each column's type as it is here. */
    public Map<String, ColumnRule> rules() {
        Map<String, ColumnRule> rules = new HashMap<>();
        columns.forEach((name, column) -> rules.put(name, column.ruleForOthers()));
        return rules;
    }

    /**
     * The same values with other types, as if the columns had been profiled by these rules.
     *
     * @param others by column; those that are named are not to differ in whether values are names as they are written
     */
    public DatasetProfile ruledBy(Map<String, ColumnRule> others) {
        List<ColumnProfile> ruled = columns.values().stream()
                .map(column -> column.ruledBy(others.getOrDefault(column.name(), column.rule())))
                .toList();
        return new DatasetProfile(rows, ruled, sample, coMoments);
    }

    public CoMoments coMoments() {
        return coMoments;
    }

    RowSample sample() {
        return sample;
    }

    /**
     * The profile of both datasets' rows together.
     *
     * @throws InputException when the columns or the ways in which types were decided differ
     */
    public DatasetProfile plus(DatasetProfile other) {
        List<ColumnProfile> merged = new ArrayList<>();
        for (ColumnProfile column : columns.values()) {
            ColumnProfile same = other.column(column.name());
            if (same == null) {
                throw different(column.name());
            }
            merged.add(column.plus(same));
        }
        for (ColumnProfile column : other.columns.values()) {
            if (column(column.name()) == null) {
                throw different(column.name());
            }
        }
        RowSample.Tally samples = new RowSample.Tally();
        samples.add(sample);
        samples.add(other.inOrderOf(this));
        return new DatasetProfile(rows + other.rows, merged, samples.summary(), coMoments.plus(other.coMoments));
    }

    private static InputException different(String column) {
        return new InputException("Profiles can be merged only when they have the same columns: '" + column
                + "' is in one and not in the other.");
    }

    private RowSample inOrderOf(DatasetProfile other) {
        List<String> own = new ArrayList<>(columns.keySet());
        List<String> wanted = new ArrayList<>(other.columns.keySet());
        if (own.equals(wanted)) {
            return sample;
        }
        String[][] names = new String[sample.names().length][wanted.size()];
        for (int row = 0; row < names.length; row++) {
            for (int i = 0; i < wanted.size(); i++) {
                names[row][i] = sample.names()[row][own.indexOf(wanted.get(i))];
            }
        }
        return new RowSample(sample.hashes(), names);
    }

    /** The finite numbers of a numeric column, or a column of points in time as seconds since 1970. */
    public NumericSample numbers(String column) {
        ColumnProfile profile = existing(column);
        return profile.sample(profile.measured());
    }

    /** The sum of a column's finite numbers, rounded once. */
    public double sum(String column) {
        return existing(column).numbers().total();
    }

    /**
     * The smallest finite number of a column that at least a share of them do not exceed.
     *
     * @param share above 0, at most 1
     */
    public NumberBounds quantile(String column, BigDecimal share) {
        NumberSummary numbers = existing(column).numbers();
        long rank = share.multiply(BigDecimal.valueOf(numbers.size()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return numbers.ranked(Math.max(1, rank));
    }

    /** The categories of any column, beyond the exact bound as labelled hash cells. */
    public CategorySample categories(String column) {
        return sample(existing(column).categories(), labels(column));
    }

    /** The numbers of a column of two datasets, made comparable. */
    public static NumericPair numbers(DatasetProfile reference, DatasetProfile current, String column) {
        ColumnProfile first = reference.existing(column);
        ColumnProfile second = current.existing(column);
        NumberSummary one = first.measured();
        NumberSummary other = second.measured();
        if (!(one instanceof ExactNumbers && other instanceof ExactNumbers)) {
            int level = Math.max(level(one), level(other));
            one = one.size() == 0 ? one : one.gridded(level);
            other = other.size() == 0 ? other : other.gridded(Math.max(level, level(one)));
            one = one.size() == 0 ? one : one.gridded(Math.max(level, level(other)));
        }
        return new NumericPair(first.sample(one), second.sample(other));
    }

    private static int level(NumberSummary numbers) {
        return numbers instanceof GriddedNumbers gridded ? gridded.level() : 0;
    }

    /** The categories of a column of two datasets, made comparable. */
    public static CategoryPair categories(DatasetProfile reference, DatasetProfile current, String column) {
        TextSummary one = reference.existing(column).categories();
        TextSummary other = current.existing(column).categories();
        if (!(one instanceof ExactNames && other instanceof ExactNames)) {
            one = one.hashed();
            other = other.hashed();
        }
        Map<Integer, String> labels = new HashMap<>(current.labels(column));
        labels.putAll(reference.labels(column));
        return new CategoryPair(sample(one, labels), sample(other, labels));
    }

    private static CategorySample sample(TextSummary names, Map<Integer, String> labels) {
        if (names instanceof ExactNames exact) {
            return new CategorySample(exact.names(), exact.counts(), exact.size(), true);
        }
        HashedNames hashed = (HashedNames) names;
        TreeMap<String, Long> cells = new TreeMap<>();
        for (int cell = 0; cell < HashedNames.CELLS; cell++) {
            String name = labels.containsKey(cell) ? labels.get(cell) : "(hash cell " + cell + ")";
            ExactNames.add(cells, name, hashed.counts()[cell]);
        }
        ExactNames all = ExactNames.of(cells);
        return new CategorySample(all.names(), all.counts(), all.size(), false);
    }

    private Map<Integer, String> labels(String column) {
        return sample.labels(new ArrayList<>(columns.keySet()).indexOf(column));
    }

    private ColumnProfile existing(String column) {
        ColumnProfile profile = columns.get(column);
        if (profile == null) {
            throw new InputException("The profile has no column '" + column + "': its columns are "
                    + String.join(", ", columns.keySet()) + ".");
        }
        return profile;
    }
}
