package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes one change at a time to one model, each decided on the present state. */
record ModelChanges(ModelFolder files, LogCache logs, Clock clock) {
    /** What a change makes of the present: an event, or an exception that says why not. */
    interface Decision {
        Event decide(ModelState state, Replay replay) throws IOException;
    }

    LogEntry make(Change change, Decision decision) throws IOException {
        LogEntry made = append(change, decision);
        tell(made);
        return made;
    }

    /** As {@link #make}, for somebody who holds a lock: whoever listens is told when it is let go, by {@link #tell}. */
    LogEntry append(Change change, Decision decision) throws IOException {
        return append(change, List.of(decision)).get(0);
    }

    /**
     * As {@link #make} several times, and nobody changes the model in between. A decision may find nothing to do and say so
     * with {@code null}.
     */
    List<LogEntry> makeAll(Change change, List<Decision> decisions) throws IOException {
        List<LogEntry> made = append(change, decisions);
        made.forEach(this::tell);
        return made;
    }

    private List<LogEntry> append(Change change, List<Decision> decisions) throws IOException {
        EventLog log = logs.of(files.model());
        List<LogEntry> made = ModelLock.whileChanging(files, () -> {
            List<LogEntry> entries = new ArrayList<>();
            for (Decision decision : decisions) {
                EventLog.Present present = log.present();
                Event event = decision.decide(present.state(), present.replay());
                if (event != null) {
                    entries.add(log.append(present, event, change, clock));
                }
            }
            return entries;
        });
        log.keepSnapshot();
        return made;
    }

    /** Tells whoever listens; no lock may be held. */
    void tell(LogEntry made) {
        logs.appended(files.model(), made);
    }

    /** Why a change would be refused now, {@code null} when it would not. */
    String objection(Decision decision) throws IOException {
        EventLog.Present present = logs.of(files.model()).now();
        try {
            decision.decide(present.state(), present.replay());
            return null;
        } catch (InputException e) {
            return e.getMessage();
        }
    }

    /** As {@link #make}, for a model that may not be there yet. */
    LogEntry makeFirst(Change change, Decision decision) throws IOException {
        EventLog log = logs.of(files.model());
        LogEntry made = SharedLock.of(files.root())
                .whileNothingIsFreed(() -> ModelLock.whileChanging(files, () -> {
                    files.create();
                    EventLog.Present present = log.present();
                    return log.append(present, decision.decide(present.state(), present.replay()), change, clock);
                }));
        logs.appended(files.model(), made);
        return made;
    }

    static VersionState alive(ModelState state, int number) {
        VersionState version = state.version(number);
        if (version.status() == VersionState.Status.DELETED) {
            throw new InputException("Version " + state.model() + "/" + number + " was deleted.");
        }
        return version;
    }

    static VersionState usable(ModelState state, int number, String what) {
        VersionState version = alive(state, number);
        if (version.status() == VersionState.Status.ARCHIVED) {
            throw new InputException("Version " + state.model() + "/" + number + " is archived and cannot " + what
                    + ": restore it first.");
        }
        return version;
    }

    /** @param leaving aliases that do not count, since they go first */
    static Event archive(ModelState state, Replay replay, int number, Set<String> leaving) {
        usable(state, number, "be archived");
        refuseWhilePointedTo(state, replay, number, "archived", leaving);
        return new Event.Archived(number);
    }

    /** @param leaving aliases that do not count, since they go first */
    static void refuseWhilePointedTo(ModelState state, Replay replay, int number, String what, Set<String> leaving) {
        for (String alias : state.version(number).aliases()) {
            if (!leaving.contains(alias)) {
                throw new InputException("Version " + state.model() + "/" + number + " is not " + what
                        + " while the alias '" + alias + "' points to it.");
            }
        }
        replay.allDeployments().stream()
                .filter(d -> d.version() == number)
                .findFirst()
                .ifPresent(d -> {
                    throw new InputException("Version " + state.model() + "/" + number + " is not " + what
                            + " while the environment '" + d.environment() + "' has it or may go back to it.");
                });
    }
}
