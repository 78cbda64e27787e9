package io.jenkins.plugins.mlstages.engine.gate;

import java.io.Serializable;

/**
 * What a gate does where it has no answer, and what else it asks.
 *
 * @param passUndecided whether the pipeline may go on when the gate is undecided
 * @param passWithoutBaseline whether it may go on when the baseline's version does not exist yet
 * @param otherRows whether versions that were judged on different rows are compared all the same, as independent samples
 * @param representativeOf version whose data in use the evaluated rows are to resemble, {@code null} if not asked
 * @param requireRepresentative whether rows that do not resemble them leave the gate undecided, instead of a warning
 */
public record GatePolicy(
        boolean passUndecided,
        boolean passWithoutBaseline,
        boolean otherRows,
        String representativeOf,
        boolean requireRepresentative)
        implements Serializable {
    public static final GatePolicy STRICT = new GatePolicy(false, false, false, null, false);
}
