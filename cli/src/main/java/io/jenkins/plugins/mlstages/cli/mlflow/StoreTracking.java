package io.jenkins.plugins.mlstages.cli.mlflow;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.mlflow.Experiment;
import io.jenkins.plugins.mlstages.engine.mlflow.LiveRun;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowException;
import io.jenkins.plugins.mlstages.engine.mlflow.Names;
import io.jenkins.plugins.mlstages.engine.mlflow.RecordedRun;
import io.jenkins.plugins.mlstages.engine.mlflow.RunId;
import io.jenkins.plugins.mlstages.engine.mlflow.TrackedRun;
import io.jenkins.plugins.mlstages.engine.mlflow.Tracking;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import io.jenkins.plugins.mlstages.engine.tracking.TrackedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A whole local store. A run that a client opens becomes a run of the store; one that is nested in another is kept with it.
 * When a client ends a run, it is recorded as a training.
 */
final class StoreTracking implements Tracking {
    private final LocalStore store;
    private final StoreExperiments experiments;
    private final Map<Integer, TrackedRuns> tracked = new ConcurrentHashMap<>();

    StoreTracking(LocalStore store) {
        this.store = store;
        this.experiments = new StoreExperiments(store);
    }

    @Override
    public List<Experiment> experiments() throws IOException {
        return List.copyOf(experiments.all().values());
    }

    @Override
    public Optional<Experiment> experiment(String id) throws IOException {
        return experiments.find(id);
    }

    @Override
    public Optional<Experiment> experimentNamed(String name) throws IOException {
        return experiments.named(name);
    }

    @Override
    public Experiment createExperiment(String name, Map<String, String> tags) throws IOException {
        return experiments.create(name, tags);
    }

    @Override
    public Experiment changeExperiment(String id, UnaryOperator<Experiment> change) throws IOException {
        return experiments.change(id, change);
    }

    @Override
    public List<TrackedRun> runs(Collection<String> wanted) throws IOException {
        List<TrackedRun> found = new ArrayList<>();
        for (int number : store.runNumbers()) {
            List<RunLog> logs = tracked(number).all();
            for (RunLog log : logs) {
                if (wanted.contains(log.state().experiment())) {
                    found.add(new LiveRun(log, true));
                }
            }
            if (logs.isEmpty()) {
                recorded(number).filter(run -> wanted.contains(run.experiment())).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public Optional<TrackedRun> run(String id) throws IOException {
        Optional<RunId> parsed = RunId.parse(id).filter(run -> run.isOf(RunRef.LOCAL));
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        if (parsed.get().isRecorded()) {
            return recorded(parsed.get().number()).map(run -> run);
        }
        return tracked(parsed.get().number()).find(id).map(log -> new LiveRun(log, true));
    }

    private Optional<RecordedRun> recorded(int number) {
        if (!Files.isDirectory(store.records(number))) {
            return Optional.empty();
        }
        LocalStore.Run run = store.run(number);
        TrainingRecord training = run.records().read().last(TrainingRecord.class, run.model().full());
        return Optional.ofNullable(training)
                .map(record -> new RecordedRun(
                        RunId.recorded(run.ref()).toString(),
                        RunId.experiment(run.model().full()),
                        record));
    }

    /** One instance for each run's folder: its logs' locks are the process's. */
    TrackedRuns tracked(int number) {
        return tracked.computeIfAbsent(number, n -> new TrackedRuns(store.tracked(n)));
    }

    @Override
    public TrackedRun create(RunChange.Started started) throws IOException {
        String parent = started.tags().get(RunState.PARENT_TAG);
        if (parent != null) {
            int number = RunId.parse(parent)
                    .filter(id -> id.isOf(RunRef.LOCAL) && !id.isRecorded())
                    .orElseThrow(() -> MlflowException.missing("Run with id=" + parent + " not found"))
                    .number();
            return open(store.run(number).ref(), started);
        }
        String experiment = experiments.find(started.experiment()).orElseThrow().name();
        return open(store.newRun(Names.modelOfExperiment(experiment)).ref(), started);
    }

    private TrackedRun open(RunRef run, RunChange.Started started) throws IOException {
        return new LiveRun(tracked(run.number()).create(RunId.next(run).toString(), started), true);
    }

    @Override
    public void ended(TrackedRun run) throws IOException {
        RunState state = run.state();
        if (!state.tags().containsKey(RunState.PARENT_TAG) && run instanceof LiveRun live) {
            LocalStore.Run own = store.run(RunId.parse(state.id()).orElseThrow().number());
            String failure = switch (state.status()) {
                case FINISHED -> null;
                default -> "The client ended the run with the status " + state.status() + ".";
            };
            own.records().add(TrackedTraining.record(own, live.log(), List.of(), failure));
        }
    }
}
