package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A version that a candidate is compared with.
 *
 * @param name what the gate calls it: {@code production}
 * @param reference the version itself: {@code price-up/7}
 * @param evaluation its kept evaluation, {@code null} if it has none
 * @param predictions its kept row predictions, read only when needed; empty if there are none
 */
public record Baseline(
        String name, String reference, EvaluationRecord evaluation, Supplier<Optional<RowPredictions>> predictions) {}
