package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.util.List;

/**
 * A run with a log.
 *
 * @param writable whether this client may add to it
 */
public record LiveRun(RunLog log, boolean writable) implements TrackedRun {
    /** Largest artifact that is taken. */
    public static final long MAX_ARTIFACT = 16L << 30;

    @Override
    public RunState state() throws IOException {
        return log.state();
    }

    @Override
    public List<MetricPoint> history(String metric) throws IOException {
        return log.history(metric);
    }

    @Override
    public void log(List<? extends RunChange> changes) throws IOException {
        if (!writable) {
            throw MlflowException.denied("The run " + log.id() + " can only be read by you.");
        }
        log.append(changes);
    }

    @Override
    public RunFiles files() {
        FolderFiles files = new FolderFiles(log.artifacts(), MAX_ARTIFACT);
        return writable ? files : new ReadOnlyFiles(files);
    }
}
