package io.jenkins.plugins.mlstages.mlflow;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.mlflow.Experiment;
import io.jenkins.plugins.mlstages.engine.mlflow.LiveRun;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowException;
import io.jenkins.plugins.mlstages.engine.mlflow.RecordedRun;
import io.jenkins.plugins.mlstages.engine.mlflow.RunId;
import io.jenkins.plugins.mlstages.engine.mlflow.TrackedRun;
import io.jenkins.plugins.mlstages.engine.mlflow.Tracking;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.registry.ArtifactAccess;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import io.jenkins.plugins.mlstages.storage.LoggedArtifacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;

/**
 * What a user may see of all trainings: each job with records is an experiment, each build with a training a run. Jenkins's own
 * permissions to read jobs decide. Nothing is changed here: trainings are made by builds.
 *
 * @param artifacts who may have the files that were logged
 */
record BuildsTracking(ArtifactAccess artifacts) implements Tracking {
    /** Builds of a job that are looked at, the newest. */
    private static final int MAX_BUILDS = 1_000;

    /** Builds that one search looks at, each with a file or more. */
    private static final int MAX_LOOKED = 10_000;

    @Override
    public List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        for (Job<?, ?> job : jobs()) {
            all.add(experiment(job));
        }
        return all;
    }

    private static List<Job<?, ?>> jobs() {
        List<Job<?, ?>> jobs = new ArrayList<>();
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            if (JobHistory.of(job).exists()) {
                jobs.add(job);
            }
        }
        return jobs;
    }

    private static Experiment experiment(Job<?, ?> job) {
        Run<?, ?> last = job.getLastBuild();
        return new Experiment(
                RunId.experiment(job.getFullName()),
                job.getFullName(),
                false,
                0,
                last == null ? 0 : last.getTimeInMillis(),
                Map.of());
    }

    @Override
    public Optional<Experiment> experiment(String id) {
        return experiments().stream().filter(e -> e.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Experiment> experimentNamed(String name) {
        return experiments().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    @Override
    public List<TrackedRun> runs(Collection<String> experiments) throws IOException {
        List<TrackedRun> runs = new ArrayList<>();
        int looked = 0;
        for (Job<?, ?> job : jobs()) {
            if (experiments.contains(RunId.experiment(job.getFullName()))) {
                for (Run<?, ?> build : job.getBuilds().limit(MAX_BUILDS)) {
                    if (looked++ == MAX_LOOKED) {
                        throw MlflowException.invalid("The experiments that were named have more than " + MAX_LOOKED
                                + " builds: name fewer of them in one search.");
                    }
                    runs.addAll(runs(build));
                }
            }
        }
        return runs;
    }

    private List<TrackedRun> runs(Run<?, ?> build) throws IOException {
        List<TrackedRun> runs = new ArrayList<>();
        for (RunLog log : LoggedArtifacts.runs(build).all()) {
            runs.add(logged(build, log));
        }
        if (runs.isEmpty()) {
            recorded(build).ifPresent(runs::add);
        }
        return runs;
    }

    private TrackedRun logged(Run<?, ?> build, RunLog log) {
        TrackedRun run = new LiveRun(log, false);
        return artifacts.may(build)
                ? run
                : new RunWithoutFiles(run, artifacts.refusal("the files of the run " + log.id()));
    }

    private static Optional<TrackedRun> recorded(Run<?, ?> build) {
        RunRef ref = BuildRecords.reference(build);
        List<TrainingRecord> trainings = BuildRecords.of(build).read().all(TrainingRecord.class);
        return trainings.isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordedRun(
                        RunId.recorded(ref).toString(),
                        RunId.experiment(ref.job()),
                        trainings.get(trainings.size() - 1)));
    }

    @Override
    public Optional<TrackedRun> run(String id) throws IOException {
        Optional<RunId> parsed = RunId.parse(id);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            if (parsed.get().isOf(job.getFullName())) {
                Run<?, ?> build = job.getBuildByNumber(parsed.get().number());
                if (build == null) {
                    return Optional.empty();
                }
                return parsed.get().isRecorded()
                        ? recorded(build)
                        : LoggedArtifacts.runs(build).find(id).map(log -> logged(build, log));
            }
        }
        return Optional.empty();
    }

    @Override
    public Experiment createExperiment(String name, Map<String, String> tags) {
        throw byBuilds();
    }

    @Override
    public Experiment changeExperiment(String id, UnaryOperator<Experiment> change) {
        throw byBuilds();
    }

    @Override
    public TrackedRun create(RunChange.Started started) {
        throw byBuilds();
    }

    @Override
    public void ended(TrackedRun run) {
        // nobody can end a run here
    }

    private static MlflowException byBuilds() {
        return MlflowException.denied(
                "Experiments are jobs and runs are their builds: trainModel(mlflow: true) opens a run for the code in its block.");
    }
}
