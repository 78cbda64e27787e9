package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileCollector;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A dataset and the JSON form of its profile.
 *
 * @param dataset names the profile by its hash
 * @param profile the bytes with that hash
 */
public record ProfiledDataset(Dataset dataset, byte[] profile) {
    /**
     * Reads files with all cores.
     *
     * @param folder where relative patterns start from
     * @param name the user's word for the data
     * @param target name of the column to be predicted, or {@code null}
     * @param rules how columns are to be profiled; a column without a rule gets the type that its values suggest
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when a pattern matches no file or a file is broken
     */
    public static ProfiledDataset read(
            Path folder, String name, List<String> patterns, String target, Map<String, ColumnRule> rules) throws IOException {
        List<DataFile> files = DataFiles.find(folder, patterns);
        int threads = Runtime.getRuntime().availableProcessors();
        Table table = Table.open(files, TableOptions.DEFAULT);
        List<String> columns = table.columns();
        DatasetProfile profile = table.scanUnordered(columns, threads, () -> new ProfileCollector(columns, rules)).profile();
        byte[] json = ProfileJson.write(profile);
        List<FileFingerprint> prints = DataFiles.fingerprints(files, threads);
        Dataset dataset = new Dataset(
                name,
                prints.stream().map(file -> new FileRef(file.name(), file.bytes(), file.sha256())).toList(),
                FileFingerprint.combined(prints),
                prints.stream().mapToLong(FileFingerprint::bytes).sum(),
                profile.rows(),
                columns,
                target,
                Sha256.of(json));
        return new ProfiledDataset(dataset, json);
    }
}
