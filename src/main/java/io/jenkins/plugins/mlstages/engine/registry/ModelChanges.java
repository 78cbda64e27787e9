package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;

/** Makes one change at a time to one model, each decided on the present state. */
record ModelChanges(ModelFolder files, LogCache logs, Clock clock) {
    /** What a change makes of the present: an event, or an exception that says why not. */
    interface Decision {
        Event decide(ModelState state, Replay replay) throws IOException;
    }

    LogEntry make(Change change, Decision decision) throws IOException {
        EventLog log = logs.of(files.model());
        LogEntry made = ModelLock.whileChanging(files, () -> {
            EventLog.Present present = log.present();
            return log.append(present, decision.decide(present.state(), present.replay()), change, clock);
        });
        log.keepSnapshot();
        logs.appended(files.model(), made);
        return made;
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
