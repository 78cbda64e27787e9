package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationSet;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluations with chosen metrics, and baselines made of them. */
final class Fixtures {
    static final EvaluationOptions OPTIONS =
            EvaluationOptions.builder().label("label").score("score").build();

    private Fixtures() {}

    static Origin origin(int run) {
        return new Origin(
                "price-up",
                new RunRef("team/train", run),
                "Validate",
                null,
                null,
                Instant.parse("2026-11-01T10:00:00Z"));
    }

    static EvaluationRecord evaluation(int run, String set, Map<String, Metric> metrics, SliceEvaluation... slices) {
        EvaluationSet rows = set == null ? null : new EvaluationSet(set, true, 1_000);
        EvaluationDetails details = new EvaluationDetails(OPTIONS, rows, null, List.of(slices), null);
        return new EvaluationRecord(origin(run), null, "binary", null, 1_000, metrics, List.of(), details);
    }

    static Metric metric(double value) {
        return Metric.computed(value);
    }

    static Metric metric(double value, double low, double high) {
        return Metric.computed(value).withInterval(low, high);
    }

    static Baselines production(EvaluationRecord evaluation) {
        return name -> name.equals("production")
                ? Optional.of(new Baseline("production", "price-up/7", List.of(Evaluated.of(evaluation))))
                : Optional.empty();
    }

    /** The verdict on a candidate of run 2 with one metric against production of run 1 with the same metric and rows. */
    static GateVerdict judge(String gate, String metric, Metric candidate, Metric baseline) {
        EvaluationRecord other = evaluation(1, "rows", Map.of(metric, baseline));
        return judge(gate, evaluation(2, "rows", Map.of(metric, candidate)), production(other));
    }

    static GateVerdict judge(String gate, EvaluationRecord candidate, Baselines baselines) {
        List<GateVerdict> verdicts =
                new GateEvaluator(Evaluated.of(candidate), baselines).judge(List.of(Gate.parse(gate)));
        if (verdicts.size() != 1) {
            throw new AssertionError("one verdict was expected: " + verdicts);
        }
        return verdicts.get(0);
    }

    static GateVerdict judge(String gate, String metric, Metric candidate) {
        return judge(gate, evaluation(2, "rows", Map.of(metric, candidate)), Baselines.NONE);
    }
}
