package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.Metric;

/** Pieces of sentences that the verdicts share. */
final class Sentences {
    private Sentences() {}

    /** {@code auc[region=EU] 0.871 [0.858, 0.884]}, with enough digits to tell the value from {@code other}. */
    static String value(String name, Judged judged, Metric metric, double other) {
        String shown =
                named(name, judged) + " " + Wording.number(metric.value(), Wording.digits(metric.value(), other));
        if (metric.reported()) {
            return shown + " (reported)";
        }
        return metric.low() == null ? shown : shown + " " + interval(metric.low(), metric.high());
    }

    static String named(String name, Judged judged) {
        return judged.slice() == null ? name : name + "[" + judged.slice() + "]";
    }

    static String interval(double low, double high) {
        return "[" + Wording.number(low) + ", " + Wording.number(high) + "]";
    }

    /** {@code  (n = 3,000)}, nothing when no rows were counted. */
    static String rows(Judged judged) {
        return judged.rows() > 0 ? " (n = " + Wording.count(judged.rows()) + ")" : "";
    }
}
