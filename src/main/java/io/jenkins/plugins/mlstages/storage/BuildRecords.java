package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.DriftThinning;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** The records of a build: the folder {@code ml-stages} in the build's own folder, so they go when the build goes. */
public final class BuildRecords {
    /** The folder's name in the build's folder. */
    static final String FOLDER = "ml-stages";

    private BuildRecords() {}

    public static RunRecords of(Run<?, ?> run) {
        return new RunRecords(run.getRootDir().toPath().resolve(FOLDER));
    }

    /** The records of a build that a record names; empty when the build is gone, or was not one of this controller. */
    public static Optional<RunRecords> of(RunRef reference) {
        return build(reference).map(BuildRecords::of);
    }

    /** The build that a record names; empty when it is gone, or when whoever asks may not read its job. */
    public static Optional<Run<?, ?>> build(RunRef reference) {
        if (reference == null) {
            return Optional.empty();
        }
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(reference.job(), Job.class);
            return Optional.ofNullable(job == null ? null : job.getBuildByNumber(reference.number()));
        } catch (AccessDeniedException discoverOnly) {
            return Optional.empty();
        }
    }

    /** Drops what an old build's drift checks could draw; the build need not be loaded for it. */
    public static DriftThinning thinning(Job<?, ?> job, int number) {
        return new DriftThinning(
                job.getBuildDir().toPath().resolve(Integer.toString(number)).resolve(FOLDER));
    }

    /** How records name this build. */
    public static RunRef reference(Run<?, ?> run) {
        return new RunRef(run.getParent().getFullName(), run.getNumber());
    }
}
