package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.Reading;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileCollector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Both sides of a drift check that no record will name; see {@link ProfiledData#readForCheck}. */
public record ComparedData(ProfiledData reference, ProfiledData current) {
    private static final String REFERENCE = "reference";
    private static final String CURRENT = "current";

    /**
     * Reads the reference, and current data by its types. Raw data of both are read side by side, unless it is asked how the
     * columns vary together: only that depends on which of them the reference takes for numeric.
     *
     * @param base folder that relative patterns start from
     * @param rules types of the reference's columns; the others are inferred
     * @param jointly whether it is asked how the columns vary together
     * @param threads how many cores to read with
     * @throws InputException as {@link ProfiledData#read}; of the reference, if both are broken
     */
    public static ComparedData read(
            Path base,
            List<String> reference,
            List<String> current,
            TableOptions options,
            Map<String, ColumnRule> rules,
            boolean jointly,
            int threads)
            throws IOException {
        List<DataFile> before = ProfiledData.found(base, reference, REFERENCE);
        List<DataFile> now = ProfiledData.found(base, current, CURRENT);
        if (!jointly && !ProfiledData.isProfile(before.get(0)) && !ProfiledData.isProfile(now.get(0))) {
            return sideBySide(Table.open(before, options), Table.open(now, options), rules, threads);
        }
        ProfiledData first = ProfiledData.readForCheck(base, reference, REFERENCE, options, rules, jointly, threads);
        Map<String, ColumnRule> asThere = first.profile().rules();
        return new ComparedData(
                first, ProfiledData.readForCheck(base, current, CURRENT, options, asThere, jointly, threads));
    }

    private static ComparedData sideBySide(Table before, Table now, Map<String, ColumnRule> rules, int threads)
            throws IOException {
        Reading<ProfileCollector, DatasetProfile> first = reading(before, rules);
        Reading<ProfileCollector, DatasetProfile> second = reading(now, rules);
        Reading.run(List.of(first, second), threads);
        DatasetProfile reference = first.result();
        return new ComparedData(
                ProfiledData.forCheck(REFERENCE, reference),
                ProfiledData.forCheck(CURRENT, second.result().ruledBy(reference.rules())));
    }

    private static Reading<ProfileCollector, DatasetProfile> reading(Table table, Map<String, ColumnRule> rules) {
        List<String> columns = table.columns();
        return table.reading(
                columns, () -> new ProfileCollector(columns, rules, false), ProfileCollector::profile, null);
    }
}
