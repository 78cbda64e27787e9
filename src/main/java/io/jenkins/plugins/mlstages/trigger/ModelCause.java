package io.jenkins.plugins.mlstages.trigger;

import hudson.console.ModelHyperlinkNote;
import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * Something about a model, which a build found or did, started another build; plain fields, since {@code build.xml} keeps
 * them.
 */
public abstract class ModelCause extends Cause {
    private final String job;
    private final int build;
    private final ArrayList<String> path;

    /**
     * @param build that led to it, {@code null} when a person did it by hand
     * @param path the jobs that led to it, that of the build first; see {@link CauseChain}
     */
    ModelCause(RunRef build, Collection<String> path) {
        this.job = build == null ? null : build.job();
        this.build = build == null ? 0 : build.number();
        this.path = new ArrayList<>(path);
    }

    final List<String> getPath() {
        return List.copyOf(path);
    }

    /** {@code null} when a person did it by hand. */
    final String job() {
        return job;
    }

    final int number() {
        return build;
    }

    /** {@code null} when there is none, it is gone, or whoever asks may not see it. */
    final Run<?, ?> build() {
        if (job == null) {
            return null;
        }
        try {
            Job<?, ?> found = Jenkins.get().getItemByFullName(job, Job.class);
            return found == null ? null : found.getBuildByNumber(build);
        } catch (AccessDeniedException discoverOnly) {
            return null;
        }
    }

    /** The build for a log: a link if whoever prints it may see it. */
    final String link() {
        Run<?, ?> run = build();
        return run == null
                ? new RunRef(job, build).toString()
                : ModelHyperlinkNote.encodeTo("/" + run.getUrl(), run.getFullDisplayName());
    }
}
