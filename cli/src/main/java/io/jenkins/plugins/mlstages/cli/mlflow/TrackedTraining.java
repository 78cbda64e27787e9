package io.jenkins.plugins.mlstages.cli.mlflow;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.mlflow.FolderFiles;
import io.jenkins.plugins.mlstages.engine.mlflow.LiveRun;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.engine.tracking.RunResults;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.util.List;

/** What a client has logged so far, as a training record. */
final class TrackedTraining {
    private TrackedTraining() {}

    /** @param failure why the training failed, {@code null} if it did not */
    static TrainingRecord record(LocalStore.Run run, RunLog log, List<Dataset> datasets, String failure)
            throws IOException {
        RunState state = log.state();
        RunResults results = RunResults.of(log);
        long end = state.end() == null ? System.currentTimeMillis() : state.end();
        return new TrainingRecord(
                run.origin(),
                failure == null,
                failure,
                Math.max(0, end - state.start()),
                results.parameters(),
                results.metrics(),
                results.curves(),
                datasets,
                artifacts(log),
                results.tags());
    }

    static List<FileRef> artifacts(RunLog log) throws IOException {
        return new FolderFiles(log.artifacts(), LiveRun.MAX_ARTIFACT).all("");
    }
}
