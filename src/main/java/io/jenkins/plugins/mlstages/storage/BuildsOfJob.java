package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.validation.RegisteredBaselines;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The builds in which gates of one job look for evaluations and drift checks: the build that registered a version, and the
 * job's own builds. Which of these worked on a model is in the job's history, so no build is loaded to find out.
 *
 * @param job whose gates ask
 * @param mayRead whether whoever asks may read a model
 */
public record BuildsOfJob(Job<?, ?> job, Predicate<ModelName> mayRead) implements RegisteredBaselines.Runs {
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
}
