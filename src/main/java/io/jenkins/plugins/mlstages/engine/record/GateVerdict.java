package io.jenkins.plugins.mlstages.engine.record;

/**
 * One gate's answer.
 *
 * @param gate the gate in its command-line form, e.g. {@code auc >= 0.85 : FAILURE}
 * @param metric name of the metric that it asks about
 * @param slice {@code column=value} if it asks about a slice, else {@code null}
 * @param verdict the answer
 * @param passed whether the pipeline may go on by this gate: passed, or undecided where the gate allows that
 * @param criticality what not passing does
 * @param value the value that was judged, {@code null} if there is none
 * @param bound the number that it was held against, {@code null} if there is none (a missing baseline)
 * @param sentence one sentence with the numbers that says why
 */
public record GateVerdict(
        String gate,
        String metric,
        String slice,
        Verdict verdict,
        boolean passed,
        Criticality criticality,
        Double value,
        Double bound,
        String sentence) {}
