package io.jenkins.plugins.mlstages.engine.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good a model was on some rows, and what the gates say of it.
 *
 * @param task {@code binary}, {@code multiclass}, {@code regression}, or {@code reported} when nothing was computed
 * @param dataset the predictions that were read, {@code null} when metrics were only reported
 * @param rows number of predictions
 * @param metrics by name
 * @param gates the verdicts, in the order of the gates
 */
public record EvaluationRecord(
        Origin origin, String task, Dataset dataset, long rows, Map<String, Metric> metrics, List<GateVerdict> gates)
        implements StageRecord {
    public EvaluationRecord {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        gates = List.copyOf(gates);
    }

    /** True when every gate lets the pipeline go on; also true when there is no gate. */
    public boolean passed() {
        return gates.stream().allMatch(GateVerdict::passed);
    }
}
