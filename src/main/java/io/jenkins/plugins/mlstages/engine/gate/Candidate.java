package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What gates judge.
 *
 * @param evaluation its metrics; verdicts in it are not looked at
 * @param predictions its row predictions, read only when a gate needs them; empty if there are none
 */
public record Candidate(EvaluationRecord evaluation, Supplier<Optional<RowPredictions>> predictions) {
    /** A candidate of which only metrics are known. */
    public static Candidate of(EvaluationRecord evaluation) {
        return new Candidate(evaluation, Optional::empty);
    }
}
