package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.validation.RegisteredBaselines;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * The builds in which gates of one job look for evaluations: the build that registered a version, and the job's own builds.
 * For what a version sees in use they look into the builds of all jobs that may be seen and may change the model, for it is
 * often another job that watches or deploys. Which builds worked on a model is in the jobs' histories, so no build is loaded to find out.
 *
 * @param job whose gates ask
 * @param mayRead whether whoever asks may read a model
 * @param mayTell whether the builds of a job are believed what a model sees in use
 */
public record BuildsOfJob(Job<?, ?> job, Predicate<ModelName> mayRead, BiPredicate<Job<?, ?>, ModelName> mayTell)
        implements RegisteredBaselines.Runs {
    @Override
    public Optional<RunRecords> of(RunRef run) {
        return BuildRecords.of(run);
    }

    @Override
    public boolean visible(ModelName model) {
        return mayRead.test(model);
    }

    @Override
    public Stream<RunRecords> of(ModelName model) throws IOException {
        return JobHistory.of(job).lines(job).stream()
                .filter(line -> line.summary().model().equals(model.full()))
                .map(HistoryLine::run)
                .distinct()
                .flatMap(number -> BuildRecords.of(new RunRef(job.getFullName(), number)).stream());
    }

    @Override
    public Stream<RunRecords> watching(ModelName model) throws IOException {
        List<Watch> watches = new ArrayList<>();
        for (Job<?, ?> other : Jenkins.get().allItems(Job.class)) {
            JobHistory history = JobHistory.of(other);
            if (history.exists() && mayTell.test(other, model)) {
                history.lines(other).stream()
                        .filter(line -> line.model().equals(model.full()) && line.time() != null)
                        .forEach(line ->
                                watches.add(new Watch(new RunRef(other.getFullName(), line.run()), line.time())));
            }
        }
        return watches.stream()
                .sorted(Comparator.comparing(Watch::time).reversed())
                .flatMap(watch -> BuildRecords.of(watch.run()).stream());
    }

    private record Watch(RunRef run, Instant time) {}
}
