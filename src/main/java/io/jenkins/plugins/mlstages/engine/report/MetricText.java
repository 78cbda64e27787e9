package io.jenkins.plugins.mlstages.engine.report;

/** Metrics as reports write them, for others who write one. */
public final class MetricText {
    private MetricText() {}

    public static String value(double value) {
        return Numbers.metric(value);
    }

    /** With its sign. */
    public static String change(double change) {
        return Numbers.signed(change);
    }
}
