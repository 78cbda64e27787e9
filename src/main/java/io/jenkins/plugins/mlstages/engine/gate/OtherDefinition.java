package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.MetricOption;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.evaluation.Task;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import java.util.Objects;

/**
 * An option by which the same metric of two evaluations is not the same quantity. Thresholds are none: they are part of a
 * model.
 *
 * @param option its name
 * @param candidate its value for the candidate, as a sentence shows it
 * @param baseline its value for the baseline
 */
record OtherDefinition(String option, String candidate, String baseline) {
    private static final String USUAL_POSITIVE = "1";

    /** The option of this metric that differs, {@code null} if there is none or nothing was computed from predictions. */
    static OtherDefinition of(String metric, EvaluationRecord candidate, EvaluationRecord baseline) {
        if (candidate.details() == null || baseline.details() == null) {
            return null;
        }
        EvaluationOptions mine = candidate.details().options();
        EvaluationOptions theirs = baseline.details().options();
        MetricOption option = Metrics.of(metric).option();
        OtherDefinition own = option == null ? null : number(option.id(), option.of(mine), option.of(theirs));
        if (own != null || Objects.equals(mine.weight(), theirs.weight())) {
            return own;
        }
        return new OtherDefinition("weight", column(mine.weight()), column(theirs.weight()));
    }

    /** Where a sentence says that the baseline's value was computed anew: {@code , production's recomputed with k 0.1 ...}. */
    String recomputed(String name) {
        return ", " + name + "'s recomputed with " + option + " " + candidate + " instead of " + baseline;
    }

    /** The positive class where it differs: then not even the rows' predictions say what the other would have predicted. */
    static OtherDefinition ofPositive(EvaluationRecord candidate, EvaluationRecord baseline) {
        if (candidate.details() == null
                || baseline.details() == null
                || !candidate.task().equals(Task.BINARY.id())
                || !baseline.task().equals(Task.BINARY.id())) {
            return null;
        }
        String mine = positive(candidate.details().options());
        String theirs = positive(baseline.details().options());
        return mine.equals(theirs) || sameNumber(mine, theirs)
                ? null
                : new OtherDefinition("positive", "'" + mine + "'", "'" + theirs + "'");
    }

    private static String positive(EvaluationOptions options) {
        return options.positive() == null ? USUAL_POSITIVE : options.positive();
    }

    /** Labels that are numbers are compared as such: 1 is 1.0. */
    private static boolean sameNumber(String mine, String theirs) {
        try {
            return Double.parseDouble(mine) == Double.parseDouble(theirs);
        } catch (NumberFormatException names) {
            return false;
        }
    }

    private static OtherDefinition number(String option, double mine, double theirs) {
        return mine == theirs ? null : new OtherDefinition(option, Wording.given(mine), Wording.given(theirs));
    }

    private static String column(String name) {
        return name == null ? "none" : "'" + name + "'";
    }
}
