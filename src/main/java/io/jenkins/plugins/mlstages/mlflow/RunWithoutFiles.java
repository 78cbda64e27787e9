package io.jenkins.plugins.mlstages.mlflow;

import io.jenkins.plugins.mlstages.engine.mlflow.MlflowException;
import io.jenkins.plugins.mlstages.engine.mlflow.RunFiles;
import io.jenkins.plugins.mlstages.engine.mlflow.TrackedRun;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.util.List;

/**
 * A run that somebody may see without its files.
 *
 * @param refusal why not, in one sentence
 */
record RunWithoutFiles(TrackedRun run, String refusal) implements TrackedRun {
    @Override
    public RunState state() throws IOException {
        return run.state();
    }

    @Override
    public List<MetricPoint> history(String metric) throws IOException {
        return run.history(metric);
    }

    @Override
    public void log(List<? extends RunChange> changes) throws IOException {
        run.log(changes);
    }

    @Override
    public RunFiles files() {
        throw MlflowException.denied(refusal);
    }
}
