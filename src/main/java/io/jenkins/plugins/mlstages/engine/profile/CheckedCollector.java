package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Profiles rows and asks {@link RowCheck}s of them in the same pass. */
public final class CheckedCollector implements BatchCollector<CheckedCollector> {
    private final ProfileCollector profile;
    private final List<RowTally> tallies = new ArrayList<>();

    /**
     * @param names of the columns, in the order in which batches have them
     * @param checks each of one of these columns
     */
    public CheckedCollector(List<String> names, Map<String, ColumnRule> rules, List<RowCheck> checks) {
        profile = new ProfileCollector(names, rules);
        checks.forEach(check -> tallies.add(new RowTally(check, names.indexOf(check.column()))));
    }

    @Override
    public void add(Batch batch) {
        profile.add(batch);
        tallies.forEach(tally -> tally.add(batch));
    }

    @Override
    public void merge(CheckedCollector other) {
        profile.merge(other.profile);
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).add(other.tallies.get(i));
        }
    }

    public DatasetProfile profile() {
        return profile.profile();
    }

    /** What the checks found, in their order. */
    public List<RowCount> counts() {
        return tallies.stream().map(RowTally::count).toList();
    }
}
