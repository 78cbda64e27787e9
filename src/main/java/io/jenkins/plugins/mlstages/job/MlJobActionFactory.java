package io.jenkins.plugins.mlstages.job;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import java.util.Collection;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** Gives jobs with a history their page; core's factory for the last build's actions sees successful builds only. */
@Extension
@SuppressWarnings("rawtypes")
public final class MlJobActionFactory extends TransientActionFactory<Job> {
    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Class<MlJobAction> actionType() {
        return MlJobAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return JobHistory.of(job).exists() ? Set.of(new MlJobAction(job)) : Set.of();
    }
}
