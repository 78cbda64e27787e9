package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import io.jenkins.plugins.mlstages.engine.tracking.RunStatus;
import io.jenkins.plugins.mlstages.engine.tracking.TrackedRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the code of one training sees: one experiment, whatever name the code gives it, and the runs that it opens. The run
 * that was opened for it is the one that is recorded; a client that never looks for it and opens a run gets that one first.
 */
public final class BlockTracking implements Tracking {
    /** The id of the experiment that clients use when nobody names one. */
    static final String DEFAULT = "0";

    private final RunRef build;
    private final TrackedRuns runs;
    private final RunLog primary;
    private Experiment experiment;

    private BlockTracking(RunRef build, TrackedRuns runs, RunLog primary, Experiment experiment) {
        this.build = build;
        this.runs = runs;
        this.primary = primary;
        this.experiment = experiment;
    }

    /**
     * Opens the run of a training.
     *
     * @param name of the experiment
     * @param user who the run belongs to
     */
    public static BlockTracking open(RunRef build, TrackedRuns runs, String name, String user) throws IOException {
        Experiment experiment = experiment(name, System.currentTimeMillis());
        RunLog primary = runs.create(
                RunId.next(build).toString(),
                new RunChange.Started(experiment.id(), build.toString(), user, System.currentTimeMillis(), Map.of()));
        return new BlockTracking(build, runs, primary, experiment);
    }

    /**
     * Goes on with a run that was opened before the program was started anew.
     *
     * @throws IOException when it is gone
     */
    public static BlockTracking resume(RunRef build, TrackedRuns runs, String name, String primary) throws IOException {
        RunLog log = runs.find(primary)
                .orElseThrow(() -> new IOException("The run " + primary + " of " + build + " is gone."));
        return new BlockTracking(build, runs, log, experiment(name, log.state().start()));
    }

    private static Experiment experiment(String name, long now) {
        return new Experiment(RunId.experiment(name), name, false, now, now, Map.of());
    }

    /** The run that is recorded. */
    public RunLog primary() {
        return primary;
    }

    /** How many runs the code opened besides. */
    public int others() throws IOException {
        return runs.all().size() - 1;
    }

    /** Whether anything was logged to the run that is recorded. */
    public boolean isUsed() throws IOException {
        return !primary.state().untouched();
    }

    public String experimentId() {
        return experiments().get(0).id();
    }

    @Override
    public synchronized List<Experiment> experiments() {
        return List.of(experiment);
    }

    @Override
    public synchronized Optional<Experiment> experiment(String id) {
        return id.equals(experiment.id()) || id.equals(DEFAULT) ? Optional.of(experiment) : Optional.empty();
    }

    @Override
    public synchronized Optional<Experiment> experimentNamed(String name) {
        return Optional.of(experiment.named(name, experiment.changed()));
    }

    @Override
    public synchronized Experiment createExperiment(String name, Map<String, String> tags) {
        experiment = experiment.named(name, System.currentTimeMillis());
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            experiment = experiment.tagged(tag.getKey(), tag.getValue(), experiment.changed());
        }
        return experiment;
    }

    @Override
    public synchronized Experiment changeExperiment(String id, UnaryOperator<Experiment> change) {
        Experiment changed = change.apply(experiment);
        if (changed.deleted()) {
            throw MlflowException.denied("The experiment of a training that goes on cannot be deleted.");
        }
        experiment = changed;
        return experiment;
    }

    @Override
    public List<LiveRun> runs(Collection<String> experiments) throws IOException {
        if (!experiments.contains(experimentId()) && !experiments.contains(DEFAULT)) {
            return List.of();
        }
        List<LiveRun> all = new ArrayList<>();
        for (RunLog log : runs.all()) {
            all.add(new LiveRun(log, true));
        }
        return all;
    }

    @Override
    public Optional<LiveRun> run(String id) throws IOException {
        return runs.find(id).map(log -> new LiveRun(log, true));
    }

    @Override
    public synchronized LiveRun create(RunChange.Started started) throws IOException {
        RunState state = primary.state();
        if (state.untouched() && !started.tags().containsKey(RunState.PARENT_TAG)) {
            List<RunChange> changes = new ArrayList<>();
            changes.add(new RunChange.Named(started.name()));
            changes.add(new RunChange.Status(RunStatus.RUNNING, null));
            started.tags().forEach((key, value) -> changes.add(new RunChange.Tag(key, value)));
            primary.append(changes);
            return new LiveRun(primary, true);
        }
        return new LiveRun(runs.create(RunId.next(build).toString(), started), true);
    }

    @Override
    public void ended(TrackedRun run) {
        // the training is recorded when its block or command ends, which may be later
    }
}
