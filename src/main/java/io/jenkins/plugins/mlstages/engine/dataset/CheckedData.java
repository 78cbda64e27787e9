package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.Fingerprinting;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.profile.CheckedCollector;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.RowCheck;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Files as a profile with its description, and what was asked of each row, all from one reading.
 *
 * @param counts in the order of the checks; {@code null} for one whose column is not there
 */
public record CheckedData(ProfiledData data, List<RowCount> counts) {
    /**
     * @param base folder that relative patterns start from
     * @param name the user's word for the data
     * @param rules types of columns; the others are inferred
     * @param threads how many cores to read with; the result does not depend on it
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when nothing matches or a file is broken
     */
    public static CheckedData read(
            Path base,
            List<String> patterns,
            String name,
            TableOptions options,
            Map<String, ColumnRule> rules,
            List<RowCheck> checks,
            int threads)
            throws IOException {
        List<DataFile> files = DataFiles.find(base, patterns);
        Table table = Table.open(files, options);
        List<String> columns = table.columns();
        List<RowCheck> present = checks.stream()
                .filter(check -> columns.contains(check.column()))
                .toList();
        Fingerprinting fingerprints = new Fingerprinting(files);
        CheckedCollector read = table.scanUnordered(
                columns, threads, () -> new CheckedCollector(columns, rules, present), fingerprints);
        List<RowCount> found = read.counts();
        List<RowCount> counts = new ArrayList<>();
        int next = 0;
        for (RowCheck check : checks) {
            counts.add(columns.contains(check.column()) ? found.get(next++) : null);
        }
        return new CheckedData(
                ProfiledData.of(fingerprints.all(), name, read.profile()), Collections.unmodifiableList(counts));
    }
}
