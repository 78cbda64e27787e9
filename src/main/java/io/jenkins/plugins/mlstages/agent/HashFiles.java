package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the artifacts of a version and hashes them where they are.
 *
 * @param patterns paths or patterns in the workspace
 */
public record HashFiles(ArrayList<String> patterns) implements AgentWork {
    /** The files, and the Git commit of the workspace, {@code null} if there is none. */
    public record Found(List<FileRef> files, Commit commit) {}

    @Override
    public Found work(Path workspace) throws IOException {
        TrainingReader reader = new TrainingReader(workspace);
        return new Found(reader.artifacts(patterns), reader.commit());
    }
}
