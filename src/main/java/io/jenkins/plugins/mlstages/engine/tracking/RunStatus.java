package io.jenkins.plugins.mlstages.engine.tracking;

/** How far a run is. */
public enum RunStatus {
    RUNNING,
    SCHEDULED,
    FINISHED,
    FAILED,
    KILLED;

    public boolean hasEnded() {
        return this == FINISHED || this == FAILED || this == KILLED;
    }
}
