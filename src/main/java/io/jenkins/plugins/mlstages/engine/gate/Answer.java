package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.Verdict;

/**
 * What judging one metric gave, before the gate's policy is applied.
 *
 * @param value the value judged, {@code null} if there is none
 * @param bound the number it was held against, {@code null} if there is none
 * @param cause why there is no answer
 */
record Answer(Verdict verdict, Double value, Double bound, Cause cause, String sentence) {
    /** Why a gate is undecided; policies forgive some of it. */
    enum Cause {
        NONE,
        UNDECIDED,
        NO_BASELINE,
        /** Nothing forgives this. */
        REFUSED
    }

    static Answer decided(boolean passed, double value, double bound, String sentence) {
        return new Answer(passed ? Verdict.PASSED : Verdict.FAILED, value, bound, Cause.NONE, sentence);
    }

    static Answer undecided(Double value, Double bound, String sentence) {
        return new Answer(Verdict.UNDECIDED, value, bound, Cause.UNDECIDED, sentence);
    }

    static Answer without(Cause cause, Double value, String sentence) {
        return new Answer(Verdict.UNDECIDED, value, null, cause, sentence);
    }
}
