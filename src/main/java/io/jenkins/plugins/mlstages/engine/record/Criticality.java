package io.jenkins.plugins.mlstages.engine.record;

/**
 * What a gate that does not pass does, in the words that Jenkins users know from other quality gates.
 */
public enum Criticality {
    /** Marks the stage unstable, not the build. */
    NOTE,
    /** Marks the stage and the build unstable. */
    UNSTABLE,
    /** Marks the stage failed, not the build. */
    ERROR,
    /** Marks the stage failed and fails the build. */
    FAILURE
}
