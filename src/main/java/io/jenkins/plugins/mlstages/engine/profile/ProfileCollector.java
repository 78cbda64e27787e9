package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Profiles the rows that one thread sees; for {@link io.jenkins.plugins.mlstages.engine.data.Table#scanUnordered}. */
public final class ProfileCollector implements BatchCollector<ProfileCollector> {
    private final List<ColumnTally> columns = new ArrayList<>();
    private final RowSample.Tally sample = new RowSample.Tally();
    private final RowHashes hashes = new RowHashes();
    private final Units units = new Units();
    private final CoMomentTally coMoments;
    private final double[][] numbers;
    private final boolean[] withNumbers;
    private CoMoments otherCoMoments = CoMoments.NONE;
    private long rows;

    /**
     * @param names of the columns, in the order in which batches have them
     * @param rules for columns whose type is not to be inferred; others' names may be there too
     */
    public ProfileCollector(List<String> names, Map<String, ColumnRule> rules) {
        this(names, rules, true);
    }

    /**
     * As {@link #ProfileCollector(List, Map)}, for a profile that is not kept.
     *
     * @param jointly whether anybody will ask how the columns vary together: without, the profile has no {@link CoMoments}
     */
    public ProfileCollector(List<String> names, Map<String, ColumnRule> rules, boolean jointly) {
        List<String> mayBeNumeric = new ArrayList<>();
        for (String name : names) {
            ColumnRule rule = rules.getOrDefault(name, ColumnRule.INFERRED);
            columns.add(new ColumnTally(name, rule));
            boolean candidate = rule.type() == null || rule.type() == ColumnType.NUMERIC;
            if (jointly && candidate && mayBeNumeric.size() < CoMoments.MAX_COLUMNS) {
                mayBeNumeric.add(name);
            }
        }
        int[] indices = mayBeNumeric.stream().mapToInt(names::indexOf).toArray();
        this.coMoments = new CoMomentTally(mayBeNumeric, indices);
        this.numbers = new double[names.size()][Batch.ROWS];
        this.withNumbers = new boolean[names.size()];
    }

    @Override
    public void add(Batch batch) {
        int n = batch.rows();
        hashes.start(n);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i].length < n) {
                numbers[i] = new double[n];
            }
            withNumbers[i] = columns.get(i).add(batch, i, numbers[i], hashes, units);
        }
        if (hashes.anyText(n)) {
            addToSample(batch);
        }
        coMoments.add(numbers, withNumbers, n);
        rows += n;
    }

    private void addToSample(Batch batch) {
        for (int i = 0; i < numbers.length; i++) {
            if (withNumbers[i]) {
                hashes.addNumbers(numbers[i], batch.rows(), columns.get(i).salt());
            }
        }
        int wanted = hashes.notAbove(sample.threshold(), batch.rows());
        for (int i = 0; i < wanted; i++) {
            int row = hashes.found(i);
            sample.add(hashes.of(row), names(batch, row));
        }
    }

    private String[] names(Batch batch, int row) {
        String[] names = new String[numbers.length];
        for (int i = 0; i < names.length; i++) {
            boolean number = withNumbers[i] && numbers[i][row] == numbers[i][row];
            String name = number ? null : columns.get(i).name(batch, i, row);
            names[i] = name == null || name.length() > RowSample.LONGEST_NAME ? null : name;
        }
        return names;
    }

    @Override
    public void merge(ProfileCollector other) {
        rows += other.rows;
        for (int i = 0; i < numbers.length; i++) {
            columns.get(i).add(other.columns.get(i));
        }
        sample.add(other.sample.summary());
        otherCoMoments = otherCoMoments.plus(other.coMoments.summary()).plus(other.otherCoMoments);
    }

    /** The profile of all rows seen. */
    public DatasetProfile profile() {
        return new DatasetProfile(
                rows,
                columns.stream().map(ColumnTally::summary).toList(),
                sample.summary(),
                coMoments.summary().plus(otherCoMoments));
    }
}
