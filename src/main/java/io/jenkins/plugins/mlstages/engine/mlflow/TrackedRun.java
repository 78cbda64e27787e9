package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.util.List;

/** A run that a client may see. */
public interface TrackedRun {
    RunState state() throws IOException;

    /** All values of one metric in the order in which they were logged. */
    List<MetricPoint> history(String metric) throws IOException;

    /**
     * Adds to the run, all or nothing.
     *
     * @throws MlflowException when this client may not, or the run is a record by now
     */
    void log(List<? extends RunChange> changes) throws IOException;

    RunFiles files();
}
