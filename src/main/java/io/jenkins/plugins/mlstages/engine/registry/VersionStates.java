package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * The versions of a model, without what points to them.
 *
 * @param now in order
 * @param registered how each of them was registered; the very same object while no event has changed it
 */
record VersionStates(List<VersionState> now, List<VersionState> registered) {
    static final VersionStates NONE = new VersionStates(List.of(), List.of());

    int size() {
        return now.size();
    }

    /**
     * @param index of the version, from 0
     */
    boolean isAsRegistered(int index) {
        return now.get(index) == registered.get(index);
    }
}
