package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The experiments and runs that one client may see and change. What it may not see is not there. */
public interface Tracking {
    /** All of them, deleted ones too. */
    List<Experiment> experiments() throws IOException;

    Optional<Experiment> experiment(String id) throws IOException;

    Optional<Experiment> experimentNamed(String name) throws IOException;

    /**
     * @throws MlflowException when the name is taken or this client may not
     */
    Experiment createExperiment(String name, Map<String, String> tags) throws IOException;

    /**
     * Changes an experiment that is there.
     *
     * @throws MlflowException when this client may not
     */
    Experiment changeExperiment(String id, UnaryOperator<Experiment> change) throws IOException;

    /** The runs of these experiments, deleted ones too. */
    List<? extends TrackedRun> runs(Collection<String> experiments) throws IOException;

    Optional<? extends TrackedRun> run(String id) throws IOException;

    /**
     * Opens a run.
     *
     * @throws MlflowException when this client may not
     */
    TrackedRun create(RunChange.Started started) throws IOException;

    /** A run has come to its end; what it amounts to may be kept now. */
    void ended(TrackedRun run) throws IOException;
}
