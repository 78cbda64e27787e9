package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs whose builds led to a build, as far as its causes tell: upstream builds, what happened to models, and what led to
 * those. Builds that are gone are known by the causes that name them.
 *
 * @param jobs full names, the build's own job first
 * @param whole whether the chain was followed to all its ends
 */
record CauseChain(Set<String> jobs, boolean whole) {
    /** So many builds are looked at. */
    private static final int MOST_BUILDS = 200;

    /**
     * Why the build whose chain this is must not start a job, as the end of a sentence that begins with the job; empty when
     * it may. Nothing starts itself, not even by way of others.
     *
     * @param own the build's own job
     */
    Optional<String> objection(Job<?, ?> job, Job<?, ?> own) {
        if (job == own) {
            return Optional.of("is not started: it would trigger itself, because this build is one of its own");
        }
        if (jobs.contains(job.getFullName())) {
            return Optional.of(
                    "is not started: it would trigger itself, because one of its builds led to this one (by way of "
                            + String.join(", ", jobs) + ")");
        }
        return whole
                ? Optional.empty()
                : Optional.of("is not started: so many builds led to this one that it may be one of them");
    }

    static CauseChain of(Run<?, ?> run) {
        Set<String> jobs = new LinkedHashSet<>();
        jobs.add(run.getParent().getFullName());
        Set<String> seen = new HashSet<>();
        seen.add(run.getExternalizableId());
        Deque<Cause> open = new ArrayDeque<>(run.getCauses());
        while (!open.isEmpty()) {
            Cause cause = open.removeFirst();
            Run<?, ?> before = null;
            if (cause instanceof Cause.UpstreamCause upstream) {
                jobs.add(upstream.getUpstreamProject());
                open.addAll(upstream.getUpstreamCauses());
                before = upstream.getUpstreamRun();
            } else if (cause instanceof ModelCause model) {
                jobs.addAll(model.getPath());
            }
            if (before != null && seen.add(before.getExternalizableId())) {
                if (seen.size() > MOST_BUILDS) {
                    return new CauseChain(jobs, false);
                }
                open.addAll(before.getCauses());
            }
        }
        return new CauseChain(jobs, true);
    }
}
