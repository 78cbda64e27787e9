package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The column to be predicted, which one option says of all data of a training: data that lack it have none, as long as
 * others have it.
 *
 * @param name {@code null} when none was named
 * @param columns the columns of the data that can be read already, by the data's names
 */
record TargetColumn(String name, Map<String, List<String>> columns) {
    private static final String PROFILE = ".json";

    /**
     * @param files patterns by the data's names, empty for recorded data
     */
    static TargetColumn of(String name, Path folder, Map<String, String> files, List<Dataset> recorded)
            throws IOException {
        Map<String, List<String>> columns = new HashMap<>();
        for (Dataset dataset : recorded) {
            columns.put(dataset.name(), dataset.columns());
        }
        for (Map.Entry<String, String> data : files.entrySet()) {
            String pattern = data.getValue();
            boolean raw = name != null && !pattern.isEmpty() && !pattern.endsWith(PROFILE);
            if (raw && DataFiles.exist(folder, pattern)) {
                columns.put(
                        data.getKey(),
                        Table.open(DataFiles.find(folder, List.of(pattern)), TableOptions.DEFAULT).columns());
            }
        }
        return new TargetColumn(name, columns);
    }

    /**
     * The target of some data, {@code null} where there is none; a column that nobody has stays, for whoever reads the data to
     * refuse it.
     */
    String of(String data) {
        if (name == null) {
            return null;
        }
        boolean somewhere = columns.values().stream().anyMatch(all -> all.contains(name));
        boolean lacking = columns.containsKey(data) && !columns.get(data).contains(name);
        return somewhere && lacking ? null : name;
    }
}
