package io.jenkins.plugins.mlstages.trigger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.registry.EventSelector;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.LogPosition;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.ModelEventListener;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.springframework.security.core.Authentication;

/** Tells the jobs with a {@link ModelEventTrigger} what happens to their models, also what happened while nobody listened. */
@Extension
public final class ModelEvents extends ModelEventListener {
    private static final Logger LOGGER = Logger.getLogger(ModelEvents.class.getName());
    private static final String DRIFT = "drift";
    private static final String GATE_FAILED = "gateFailed";

    static ModelEvents get() {
        return ExtensionList.lookupSingleton(ModelEvents.class);
    }

    @Override
    public void onEvent(ModelName model, LogEntry entry) {
        if (!EventSelector.isSelectable(entry.event())) {
            return;
        }
        OutcomeLog outcomes = OutcomeLog.ofBuild(entry.run(), Jenkins.getAuthentication2());
        LogPosition before = new LogPosition(entry.line() - 1, entry.previous());
        forListening(model, (job, trigger) -> new EventStarts(job, trigger, outcomes).hearLog(model, before));
    }

    @Override
    public void onDrift(Run<?, ?> run, TaskListener log, DriftRecord record) {
        found(run, log, DRIFT, Finding.of(record), record);
    }

    @Override
    public void onGateFailed(Run<?, ?> run, TaskListener log, EvaluationRecord record) {
        Finding finding = record.version() == null
                ? new Finding(new ModelName(record.origin().model()), "", List.of(), List.of())
                : Finding.of(record);
        found(run, log, GATE_FAILED, finding, record);
    }

    private void found(Run<?, ?> run, TaskListener log, String event, Finding finding, StageRecord record) {
        Authentication finder = Jenkins.getAuthentication2();
        if (!Hearing.mayHear(finder, run.getParent(), finding.model())) {
            LOGGER.log(Level.INFO, "{0} found {1} of {2}, which it may not see; nothing is started", new Object[] {
                run.getExternalizableId(), event, finding.model()
            });
            return;
        }
        String own = finding.model().full() + "/";
        RunRef build = BuildRecords.reference(run);
        EventProgress.Pending pending = new EventProgress.Pending(
                record.id(),
                record.origin().time(),
                finding.model().full(),
                finding.reference().startsWith(own) ? finding.reference().substring(own.length()) : "",
                event,
                build.toString(),
                build,
                List.copyOf(CauseChain.of(run).jobs()));
        OutcomeLog outcomes = new OutcomeLog(log, finder);
        forListening(finding.model(), (job, trigger) -> {
            if (trigger.getOn().contains(event)) {
                new EventStarts(job, trigger, outcomes).hear(pending);
            }
        });
    }

    /** A trigger that was just configured hears of what happens from now on. */
    void begin(Job<?, ?> job, ModelEventTrigger trigger) {
        guarded(job, () -> new EventStarts(job, trigger, OutcomeLog.NONE).begin(model(job, trigger)));
    }

    /** Jobs hear of what happened while this controller did not run, and what a crash kept from being started is started. */
    @Extension
    public static final class CatchUp extends ItemListener {
        @Override
        public void onLoaded() {
            try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
                for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                    ModelEventTrigger trigger = ParameterizedJobMixIn.getTrigger(job, ModelEventTrigger.class);
                    if (trigger != null) {
                        guarded(job, () -> new EventStarts(job, trigger, OutcomeLog.NONE).catchUp(model(job, trigger)));
                    }
                }
            }
        }
    }

    private static void forListening(ModelName model, BiConsumer<Job<?, ?>, ModelEventTrigger> told) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                ModelEventTrigger trigger = ParameterizedJobMixIn.getTrigger(job, ModelEventTrigger.class);
                if (trigger != null) {
                    guarded(job, () -> {
                        if (isFor(job, trigger, model) && Hearing.mayHear(job, model)) {
                            told.accept(job, trigger);
                        }
                    });
                }
            }
        }
    }

    private static boolean isFor(Job<?, ?> job, ModelEventTrigger trigger, ModelName model) throws IOException {
        return ModelScope.of(job).model(trigger.getModel()).equals(model)
                || model(job, trigger)
                        .filter(found -> found.name().equals(model))
                        .isPresent();
    }

    /** The trigger's model under its present name; empty when there is none yet. */
    private static Optional<RegisteredModel> model(Job<?, ?> job, ModelEventTrigger trigger) throws IOException {
        return Models.registry().find(ModelScope.of(job).model(trigger.getModel()));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** One job that cannot hear does not keep the others from it. */
    private static void guarded(Job<?, ?> job, Work work) {
        try {
            work.run();
        } catch (IOException | InputException e) {
            LOGGER.log(Level.WARNING, "The trigger modelEvent of {0} cannot hear: {1}", new Object[] {
                job.getFullName(), e.getMessage()
            });
        }
    }
}
