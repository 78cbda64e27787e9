package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.data.Batch;
import io.jenkins.plugins.mlstages.engine.data.BatchCollector;
import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A dataset and the JSON form of its profile.
 *
 * @param dataset names the profile by its hash
 * @param profile the bytes with that hash
 */
public record ProfiledDataset(Dataset dataset, byte[] profile) {
    static ProfiledDataset read(Path folder, String name, List<String> patterns, String target) throws IOException {
        List<DataFile> files = DataFiles.find(folder, patterns);
        int threads = Runtime.getRuntime().availableProcessors();
        List<FileFingerprint> prints = DataFiles.fingerprints(files, threads);
        Table table = Table.open(files, TableOptions.DEFAULT);
        Rows rows = table.scanUnordered(table.columns(), threads, Rows::new);
        return new ProfiledDataset(
                new Dataset(
                        name,
                        prints.stream().map(f -> new FileRef(f.name(), f.bytes(), f.sha256())).toList(),
                        FileFingerprint.combined(prints),
                        prints.stream().mapToLong(FileFingerprint::bytes).sum(),
                        rows.rows,
                        table.columns(),
                        target,
                        null),
                new byte[0]);
    }

    private static final class Rows implements BatchCollector<Rows> {
        private long rows;

        @Override
        public void add(Batch batch) {
            rows += batch.rows();
        }

        @Override
        public void merge(Rows other) {
            rows += other.rows;
        }
    }
}
