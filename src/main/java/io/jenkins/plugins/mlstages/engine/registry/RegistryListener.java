package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;

/** Hears of every event that this process appends to a log. */
@FunctionalInterface
public interface RegistryListener {
    /**
     * An event is on the disk, and others may change the model again. It is called in the thread that made the change,
     * before the change returns: it must be quick, and must not throw, since the change has happened.
     */
    void appended(ModelName model, LogEntry entry);
}
