package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.util.Optional;

/** A metric of two versions on the same rows. */
final class PairedComparison {
    private PairedComparison() {}

    static Optional<Difference> of(
            Predictions candidate, Predictions baseline, EvaluationOptions options, String metric, String slice) {
        return Optional.empty();
    }
}
