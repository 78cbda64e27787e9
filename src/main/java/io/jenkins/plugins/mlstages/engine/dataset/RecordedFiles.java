package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
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
}
