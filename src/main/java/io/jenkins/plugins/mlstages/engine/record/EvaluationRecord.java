package io.jenkins.plugins.mlstages.engine.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good a model was on some rows, and what the gates say of it.
 *
 * @param version the registered version that was judged, as {@code price-up/7}; {@code null} for the run's own candidate
 * @param task {@code binary}, {@code multiclass}, {@code regression}, or {@code reported} when nothing was computed
 * @param dataset the predictions that were read, {@code null} when metrics were only reported
 * @param rows number of predictions
 * @param metrics by name
 * @param gates the verdicts, in the order of the gates
 * @param details options, curves and slices; {@code null} when metrics were only reported
 */
public record EvaluationRecord(
        Origin origin,
        String version,
        String task,
        Dataset dataset,
        long rows,
        Map<String, Metric> metrics,
        List<GateVerdict> gates,
        EvaluationDetails details)
        implements StageRecord {
    public EvaluationRecord {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        gates = List.copyOf(gates);
    }

    /** A record of the run's own candidate without details. */
    public EvaluationRecord(
            Origin origin,
            String task,
            Dataset dataset,
            long rows,
            Map<String, Metric> metrics,
            List<GateVerdict> gates) {
        this(origin, null, task, dataset, rows, metrics, gates, null);
    }

    /** This evaluation with the verdicts on it. */
    public EvaluationRecord withGates(List<GateVerdict> verdicts) {
        return new EvaluationRecord(origin, version, task, dataset, rows, metrics, verdicts, details);
    }

    /** True when every gate lets the pipeline go on; also true when there is no gate. */
    public boolean passed() {
        return gates.stream().allMatch(GateVerdict::passed);
    }
}
