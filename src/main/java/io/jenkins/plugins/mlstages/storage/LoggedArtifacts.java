package io.jenkins.plugins.mlstages.storage;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.engine.tracking.TrackedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What MLflow clients logged to a build: the folder {@code mlflow} beside its records. */
public final class LoggedArtifacts {
    private LoggedArtifacts() {}

    public static TrackedRuns runs(Run<?, ?> build) {
        return new TrackedRuns(
                build.getRootDir().toPath().resolve(BuildRecords.FOLDER).resolve("mlflow"));
    }

    /** The folder on the controller that has all of these files as they were recorded; empty when there is none. */
    public static Optional<Path> folderOf(Run<?, ?> build, List<FileRef> files) throws IOException {
        for (RunLog run : runs(build).all()) {
            if (!files.isEmpty() && hasAll(run.artifacts(), files)) {
                return Optional.of(run.artifacts());
            }
        }
        return Optional.empty();
    }

    private static boolean hasAll(Path folder, List<FileRef> files) throws IOException {
        for (FileRef file : files) {
            Path there = folder.resolve(file.path()).normalize();
            if (!there.startsWith(folder)
                    || !Files.isRegularFile(there)
                    || !Sha256.of(there).equals(file.sha256())) {
                return false;
            }
        }
        return true;
    }
}
