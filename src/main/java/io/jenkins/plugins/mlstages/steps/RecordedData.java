package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.dataset.RecordedFiles;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.util.ArrayList;
import java.util.List;

/** Data that {@code recordDataset} recorded earlier in a build, by their names. */
final class RecordedData {
    private RecordedData() {}

    /** Files and patterns, as {@link ListText#of} reads them; the name of recorded data stands for its files. */
    static List<String> files(StageRun stage, String given) {
        List<String> files = ListText.of(given);
        return files.isEmpty()
                ? files
                : RecordedFiles.of(BuildRecords.of(stage.run()).read(), files);
    }

    /**
     * The inputs of a training that name no files.
     *
     * @throws InputException when nothing of such a name was recorded
     */
    static List<Dataset> of(StageRun stage, List<DataInput> named) {
        RunRecords.Contents build = BuildRecords.of(stage.run()).read();
        List<Dataset> found = new ArrayList<>();
        for (DataInput input : named) {
            DatasetRecord record = build.dataset(input.getName());
            if (record == null) {
                throw new InputException("data: the input '" + input.getName()
                        + "' names no files, and this build has recorded no data of this name: give 'files', or call"
                        + " recordDataset(name: '" + input.getName() + "', ...) first.");
            }
            found.add(record.dataset().withTarget(input.getTarget()).withCheck(record.check()));
        }
        return found;
    }
}
