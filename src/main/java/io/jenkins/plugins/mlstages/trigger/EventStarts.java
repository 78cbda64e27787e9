package io.jenkins.plugins.mlstages.trigger;

import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.DamagedModelException;
import io.jenkins.plugins.mlstages.engine.registry.EventSelector;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.LogPosition;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;

/**
 * Starts one job for each event that it wants to hear of. Before a build is scheduled, how far the job has heard and what is
 * to be started are on the disk; afterwards, that it was started. What a crash leaves in between is looked for in the queue
 * and among the builds, and started if it is in neither.
 *
 * @param job the job
 * @param trigger its trigger
 * @param outcomes where it is said what became of it
 */
record EventStarts(Job<?, ?> job, ModelEventTrigger trigger, OutcomeLog outcomes) {
    private static final Logger LOGGER = Logger.getLogger(EventStarts.class.getName());
    private static final Set<String> PARAMETERS = Set.of("MODEL", "VERSION", "EVENT");

    /** One job hears of one thing at a time: its file is read, written, and written again. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** From here on, the job hears of what happens. */
    void begin(Optional<RegisteredModel> model) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            EventProgress progress = EventProgress.of(job);
            EventProgress.Kept kept = progress.read();
            progress.write(
                    model.isPresent()
                            ? kept.at(
                                    model.get().name().full(),
                                    LogPosition.of(model.get().state()))
                            : kept.at(null, LogPosition.START));
        }
    }

    /**
     * Something was appended to the model's log.
     *
     * @param before where the log ended before; the job hears from here on if it is not known how far it has heard
     */
    void hearLog(ModelName name, LogPosition before) {
        synchronized (ONE_AT_A_TIME) {
            work(name.full(), kept -> heard(Models.registry().model(name), kept, before));
        }
    }

    /** Something that a build found; the second time, after a crash, it starts nothing more. */
    void hear(EventProgress.Pending found) {
        synchronized (ONE_AT_A_TIME) {
            work(found.model(), kept -> kept.has(found.id()) || wasStarted(found) ? kept : kept.with(List.of(found)));
        }
    }

    /** Starts what a crash kept from being started, and hears of what happened since. */
    void catchUp(Optional<RegisteredModel> model) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            if (model.isPresent() && Hearing.mayHear(job, model.get().name())) {
                LogPosition now = LogPosition.of(model.get().state());
                work(model.get().name().full(), kept -> heard(model.get(), kept, now));
            } else {
                work(trigger.getModel(), kept -> kept);
            }
        }
    }

    /** What the job knows of after it has heard. */
    private interface Hear {
        EventProgress.Kept of(EventProgress.Kept kept) throws IOException;
    }

    private void work(String model, Hear hear) {
        EventProgress progress = EventProgress.of(job);
        try {
            EventProgress.Kept kept = progress.read();
            EventProgress.Kept heard = hear.of(new EventProgress.Kept(kept.model(), kept.position(), notStarted(kept)));
            if (heard.pending().isEmpty()) {
                if (!kept.pending().isEmpty() || kept.position() == null && heard.position() != null) {
                    progress.write(heard);
                }
                return; // what the job does not want to hear of is read again next time, with the same result
            }
            progress.write(heard);
            for (EventProgress.Pending pending : heard.pending()) {
                outcomes.tell(job, model, start(pending));
            }
            progress.write(heard.started());
        } catch (IOException | InputException e) {
            String why = "what it has heard of is not known or cannot be kept: "
                    + (e instanceof InputException ? e.getMessage() : e.getMessage() + ".")
                    + " Repair the file, or delete it to begin anew";
            LOGGER.log(Level.WARNING, "{0} is not started by an event of {1}: {2}.", new Object[] {
                job.getFullName(), model, why
            });
            outcomes.tell(job, model, "is not started: " + why);
        }
    }

    private EventProgress.Kept heard(RegisteredModel model, EventProgress.Kept kept, LogPosition otherwise)
            throws IOException {
        ModelState state = model.state();
        List<LogEntry> entries = after(model, kept, otherwise);
        List<EventProgress.Pending> wanted = new ArrayList<>();
        for (LogEntry entry : entries) {
            for (EventSelector selector : trigger.selectors()) {
                OptionalInt version = selector.version(entry.event());
                if (version.isPresent()) {
                    wanted.add(pending(model, state, entry, selector, version.getAsInt()));
                }
            }
        }
        LogPosition position = entries.isEmpty()
                ? kept.position() == null ? otherwise : kept.position()
                : LogPosition.of(entries.get(entries.size() - 1));
        return kept.at(model.name().full(), position).with(wanted);
    }

    private List<LogEntry> after(RegisteredModel model, EventProgress.Kept kept, LogPosition otherwise)
            throws IOException {
        if (kept.position() == null) {
            return model.eventsAfter(otherwise);
        }
        try {
            return model.eventsAfter(kept.position());
        } catch (DamagedModelException e) {
            if (model.name().full().equals(kept.model())) {
                throw e;
            }
            return model.eventsAfter(otherwise); // another model has the name now, with a log of its own
        }
    }

    private EventProgress.Pending pending(
            RegisteredModel model, ModelState state, LogEntry entry, EventSelector selector, int version) {
        RunRef build = state.run(entry);
        Run<?, ?> run = BuildRecords.build(build).orElse(null);
        return new EventProgress.Pending(
                entry.hash(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                model.name().full(),
                Integer.toString(version),
                selector.text(),
                entry.by(),
                build,
                run != null
                        ? List.copyOf(CauseChain.of(run).jobs())
                        : build == null ? List.of() : List.of(build.job()));
    }

    /** @return what became of it, as the end of a sentence that begins with the job */
    private String start(EventProgress.Pending pending) {
        Run<?, ?> run = BuildRecords.build(pending.run()).orElse(null);
        CauseChain chain = run == null ? new CauseChain(new LinkedHashSet<>(pending.path()), true) : CauseChain.of(run);
        Optional<String> loop = chain.objection(job, run == null ? null : run.getParent());
        if (loop.isPresent()) {
            return loop.get();
        }
        if (!job.isBuildable()) {
            return "is not started: it is disabled";
        }
        boolean scheduled = ParameterizedJobMixIn.scheduleBuild2(
                        job, -1, new CauseAction(new ModelEventCause(pending)), parameters(pending))
                != null;
        return scheduled ? "is scheduled" : "is not started: the queue refused it";
    }

    private ParametersAction parameters(EventProgress.Pending pending) {
        List<ParameterValue> values = new ArrayList<>();
        ParametersDefinitionProperty defined = job.getProperty(ParametersDefinitionProperty.class);
        if (defined != null) {
            for (ParameterDefinition definition : defined.getParameterDefinitions()) {
                ParameterValue value =
                        PARAMETERS.contains(definition.getName()) ? null : definition.getDefaultParameterValue();
                if (value != null) {
                    values.add(value);
                }
            }
        }
        values.add(new StringParameterValue("MODEL", pending.model()));
        values.add(new StringParameterValue("VERSION", pending.version()));
        values.add(new StringParameterValue("EVENT", pending.event()));
        return new ParametersAction(values, PARAMETERS);
    }

    /** What a crash, or a disk that was full, has left: it was written down to be started, but not that it was. */
    private List<EventProgress.Pending> notStarted(EventProgress.Kept kept) {
        return kept.pending().stream().filter(pending -> !wasStarted(pending)).toList();
    }

    private boolean wasStarted(EventProgress.Pending pending) {
        ModelEventCause sought = new ModelEventCause(pending);
        for (Queue.Item item : Queue.getInstance().getItems((Queue.Task) job)) {
            if (item.getCauses().contains(sought)) {
                return true;
            }
        }
        for (Run<?, ?> build : job.getBuilds()) {
            if (build.getCauses().contains(sought)) {
                return true;
            }
            if (build.getTimeInMillis() < pending.time().toEpochMilli()) {
                return false;
            }
        }
        return false;
    }
}
