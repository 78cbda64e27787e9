package io.jenkins.plugins.mlstages.run;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import java.util.Optional;

/** Knows of jobs that build change requests which branch these want to change. */
public abstract class TargetBranch implements ExtensionPoint {
    /** The job of the branch that a job's change request is for; {@code null} if the job builds none, or that branch has no job. */
    protected abstract Job<?, ?> target(Job<?, ?> job);

    static Optional<Job<?, ?>> of(Job<?, ?> job) {
        for (TargetBranch known : ExtensionList.lookup(TargetBranch.class)) {
            Job<?, ?> target = known.target(job);
            if (target != null) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }
}
