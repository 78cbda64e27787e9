package io.jenkins.plugins.mlstages.engine.report.document;

/** What a reader should feel at a glance; each form of a report has its own sign for it. */
public enum Tone {
    GOOD,
    BAD,
    /** It could not be told. */
    DOUBT,
    WARNING,
    PLAIN
}
