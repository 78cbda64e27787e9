package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Locale;
import java.util.Set;

/** What may be done with a version that has had its time. */
public enum Retirement {
    /** Out of the way; nothing is lost. */
    ARCHIVE {
        @Override
        Event decide(ModelState state, Replay replay, int number) {
            return ModelChanges.archive(state, replay, number, Set.of());
        }
    },
    /** Back from the archive. */
    RESTORE {
        @Override
        Event decide(ModelState state, Replay replay, int number) {
            if (ModelChanges.alive(state, number).status() != VersionState.Status.ARCHIVED) {
                throw new InputException("Version " + state.model() + "/" + number + " is not archived.");
            }
            return new Event.Restored(number);
        }
    },
    /** Only a tombstone stays. */
    DELETE {
        @Override
        Event decide(ModelState state, Replay replay, int number) {
            ModelChanges.alive(state, number);
            ModelChanges.refuseWhilePointedTo(state, replay, number, "deleted", Set.of());
            return new Event.Deleted(number);
        }
    };

    /**
     * The event that does it.
     *
     * @throws InputException when that may not be now, with the reason
     */
    abstract Event decide(ModelState state, Replay replay, int number);

    /** {@code archive}, {@code restore}, {@code delete} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws InputException when there is no such thing
     */
    public static Retirement of(String id) {
        for (Retirement retirement : values()) {
            if (retirement.id().equals(id)) {
                return retirement;
            }
        }
        throw new InputException("'" + id + "' was asked for, but archive, restore or delete was expected.");
    }
}
