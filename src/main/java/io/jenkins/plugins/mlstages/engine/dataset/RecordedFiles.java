package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Data that were recorded earlier in a run, named instead of their files. */
public final class RecordedFiles {
    private RecordedFiles() {}

    /**
     * The given files and patterns, and for the name of recorded data its files; a name comes before a file that is called so.
     *
     * @param run what the run recorded so far
     */
    public static List<String> of(RunRecords.Contents run, List<String> given) {
        return given.stream().flatMap(text -> files(run, text)).toList();
    }

    private static Stream<String> files(RunRecords.Contents run, String text) {
        DatasetRecord recorded = run.dataset(text);
        return recorded == null
                ? Stream.of(text)
                : recorded.dataset().files().stream().map(FileRef::path);
    }

    /**
     * Makes sure that recorded data are still what was recorded, before somebody uses them as such.
     *
     * @param folder where the files' relative paths start from
     * @throws InputException when a file is gone or has other bytes
     */
    public static void checkUnchanged(Path folder, Dataset recorded) throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (FileRef file : recorded.files()) {
            Path path = folder.resolve(file.path());
            if (!Files.isRegularFile(path)) {
                throw changed(recorded, file, "is not in " + folder);
            }
            if (Files.size(path) != file.bytes()) {
                throw changed(
                        recorded, file, "has " + Files.size(path) + " bytes now, and had " + file.bytes() + " then");
            }
            files.add(new DataFile(file.path(), path));
        }
        List<FileFingerprint> found =
                DataFiles.fingerprints(files, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < found.size(); i++) {
            FileRef file = recorded.files().get(i);
            String now = found.get(i).sha256();
            if (!now.equals(file.sha256())) {
                throw changed(recorded, file, "has the SHA-256 " + now + " now, and had " + file.sha256() + " then");
            }
        }
    }

    private static InputException changed(Dataset recorded, FileRef file, String how) {
        return new InputException("data: '" + recorded.name() + "' are not as they were recorded: the file "
                + file.path() + " " + how + "; record the data again, or name the files.");
    }
}
