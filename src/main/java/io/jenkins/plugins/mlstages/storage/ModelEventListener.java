package io.jenkins.plugins.mlstages.storage;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import jenkins.util.Listeners;

/**
 * For other plugins: hears of what happened to models, once the record of it is kept. Extend it with
 * {@link hudson.Extension}; docs/events.md has an example.
 *
 * <p>It is called in the thread in which it happened (of a step, a request, a job that is renamed) and with the
 * authentication of whoever did it, so it must be quick, and must ask itself who may hear of the model. What it throws is
 * logged by the controller, and neither fails the step nor undoes the change. It hears of each line of a model's log once, and
 * of nothing that happened while this controller did not run: {@link RegisteredModel#eventsAfter} tells of that. Of what a build
 * found it hears when Jenkins starts, if Jenkins died before; if it died while it was being told, a second time.
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

    /**
     * A line was appended to a model's log: a version was registered, an alias moved, something was deployed, ...
     *
     * @param model under its present name
     * @param entry who, when, why, in which build, and what
     */
    public void onEvent(ModelName model, LogEntry entry) {}

    static void appended(ModelName model, LogEntry entry) {
        Listeners.notify(ModelEventListener.class, false, listener -> listener.onEvent(model, entry));
    }

    /** Whether listeners must hear of a record. */
    static boolean isNews(StageRecord record) {
        return record instanceof DriftRecord drift && drift.detected()
                || record instanceof EvaluationRecord evaluation
                        && evaluation.gates().stream().anyMatch(gate -> gate.verdict() == Verdict.FAILED);
    }

    /** Tells all listeners what a record that has been kept means for its model. */
    static void recorded(Run<?, ?> run, TaskListener log, StageRecord record) {
        if (!isNews(record)) {
            return;
        }
        if (record instanceof DriftRecord drift) {
            Listeners.notify(ModelEventListener.class, false, listener -> listener.onDrift(run, log, drift));
        } else if (record instanceof EvaluationRecord evaluation) {
            Listeners.notify(ModelEventListener.class, false, listener -> listener.onGateFailed(run, log, evaluation));
        }
    }
}
