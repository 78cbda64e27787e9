package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Locale;

/** What a model predicts. */
public enum Task {
    /** One of two classes. */
    BINARY,
    /** One of several classes. */
    MULTICLASS,
    /** A number. */
    REGRESSION,
    /** Unknown: the metrics were reported, nothing was computed. */
    REPORTED;

    /** The name in records, on the command line and in pipelines. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
