package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Verdict;

/**
 * What judging one metric or measure of data gave, before the rule's policy is applied.
 *
 * @param value the value judged, {@code null} if there is none
 * @param bound the number it was held against, {@code null} if there is none
 * @param cause why there is no answer
 */
public record Answer(Verdict verdict, Double value, Double bound, Cause cause, String sentence) {
    /** Why a gate is undecided; policies forgive some of it. */
    public enum Cause {
        NONE,
        UNDECIDED,
        NO_BASELINE,
        /** Nothing forgives this. */
        REFUSED
    }

    public static Answer decided(boolean passed, double value, double bound, String sentence) {
        return new Answer(passed ? Verdict.PASSED : Verdict.FAILED, value, bound, Cause.NONE, sentence);
    }

    public static Answer undecided(Double value, Double bound, String sentence) {
        return new Answer(Verdict.UNDECIDED, value, bound, Cause.UNDECIDED, sentence);
    }

    public static Answer without(Cause cause, Double value, String sentence) {
        return new Answer(Verdict.UNDECIDED, value, null, cause, sentence);
    }

    /**
     * The verdict under a rule's policy.
     *
     * @param rule the rule in its text form
     * @param of the metric or measure that was judged
     * @param slice {@code null} for all rows
     */
    public GateVerdict under(GatePolicy policy, String rule, String of, String slice, Criticality criticality) {
        boolean passed =
                switch (cause) {
                    case NONE -> verdict == Verdict.PASSED;
                    case UNDECIDED -> policy.passUndecided();
                    case NO_BASELINE -> policy.passWithoutBaseline() || policy.passUndecided();
                    case REFUSED -> false;
                };
        return new GateVerdict(rule, of, slice, verdict, passed, criticality, value, bound, sentence);
    }
}
