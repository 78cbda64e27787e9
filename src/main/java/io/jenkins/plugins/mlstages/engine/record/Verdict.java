package io.jenkins.plugins.mlstages.engine.record;

/** What a gate says. {@link #UNDECIDED} never counts as passed unless the gate itself says so. */
public enum Verdict {
    PASSED,
    FAILED,
    UNDECIDED
}
