package io.jenkins.plugins.mlstages.run;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.JobHistory;

/** Tells a job's history what its builds did in the end, and which are gone. */
@Extension
public final class HistoryListener extends RunListener<Run<?, ?>> {
    @Override
    public void onFinalized(Run<?, ?> run) {
        if (run.getAction(MlStagesAction.class) != null) {
            JobHistory.of(run.getParent()).add(run, BuildRecords.of(run).read());
        }
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        JobHistory.of(run.getParent()).forget(run.getNumber());
    }
}
