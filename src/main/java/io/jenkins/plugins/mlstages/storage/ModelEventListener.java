package io.jenkins.plugins.mlstages.storage;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import jenkins.util.Listeners;

/**
 * Hears of what happened to models, once the record of it is kept. It is called in the thread of the step and with the
 * authentication of the build, so it must be quick. What it throws is logged by the controller and does not fail the step.
 */
public abstract class ModelEventListener implements ExtensionPoint {
    /**
     * Drift was detected.
     *
     * @param log the log of the build
     */
    public void onDrift(Run<?, ?> run, TaskListener log, DriftRecord record) {}

    /** A gate found a value that it does not accept: of a version, or of the build's own candidate. */
    public void onGateFailed(Run<?, ?> run, TaskListener log, EvaluationRecord record) {}

    /** Tells all listeners what a record that has been kept means for its model. */
    public static void recorded(Run<?, ?> run, TaskListener log, StageRecord record) {
        if (record instanceof DriftRecord drift && drift.detected()) {
            Listeners.notify(ModelEventListener.class, false, listener -> listener.onDrift(run, log, drift));
        }
        if (record instanceof EvaluationRecord evaluation
                && evaluation.gates().stream().anyMatch(gate -> gate.verdict() == Verdict.FAILED)) {
            Listeners.notify(ModelEventListener.class, false, listener -> listener.onGateFailed(run, log, evaluation));
        }
    }
}
