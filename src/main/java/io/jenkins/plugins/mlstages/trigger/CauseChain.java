package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Cause;
import hudson.model.Run;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The jobs whose builds led to a build, as far as its causes tell: upstream builds and findings of drift, and what led to
 * those. Builds that are gone are known by the causes that name them.
 *
 * @param jobs full names, the build's own job first
 * @param whole whether the chain was followed to all its ends
 */
record CauseChain(Set<String> jobs, boolean whole) {
    /** So many builds are looked at. */
    private static final int MOST_BUILDS = 200;

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
            } else if (cause instanceof ModelDriftCause drift) {
                jobs.addAll(drift.getPath());
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
