package io.jenkins.plugins.mlstages.engine.gate;

import java.util.List;

/**
 * A version that a candidate is compared with.
 *
 * @param name what the gate calls it: {@code production}
 * @param reference the version itself: {@code price-up/7}
 * @param evaluations the kept evaluations of it, the first choice first; one on the candidate's rows is preferred to it
 */
public record Baseline(String name, String reference, List<Evaluated> evaluations) {
    public Baseline {
        evaluations = List.copyOf(evaluations);
    }

    /** The evaluation to compare with: on the candidate's rows if there is one; {@code null} if there is none at all. */
    Evaluated like(Evaluated candidate) {
        return evaluations.stream()
                .filter(candidate::onSameRows)
                .findFirst()
                .orElse(evaluations.isEmpty() ? null : evaluations.get(0));
    }
}
