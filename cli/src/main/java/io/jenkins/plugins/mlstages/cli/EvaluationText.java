package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.evaluation.Evaluation;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Evaluations and verdicts as text for people. */
final class EvaluationText {
    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        if (evaluation.rows() > 0) {
            text.append(String.format(Locale.ROOT, "%,d predictions, task %s%n", evaluation.rows(), evaluation.task()));
        }
        metrics(text, "", evaluation.metrics());
        for (SliceEvaluation slice : evaluation.details() == null ? List.<SliceEvaluation>of() : evaluation.details().slices()) {
            text.append(String.format(Locale.ROOT, "%n%s: %,d rows%s%n", slice.slice(), slice.rows(),
                    slice.reason() == null ? "" : "; no metrics, " + slice.reason()));
            metrics(text, "  ", slice.metrics());
        }
        return text.toString().stripTrailing();
    }

    private static void metrics(StringBuilder text, String indent, Map<String, Metric> metrics) {
        int width = metrics.keySet().stream().mapToInt(String::length).max().orElse(0);
        metrics.forEach((name, metric) -> {
            text.append(indent).append(String.format(Locale.ROOT, "%-" + width + "s  ", name));
            if (metric.value() == null) {
                text.append("undefined: ").append(metric.reason());
            } else {
                text.append(String.format(Locale.ROOT, "%-10.6g", metric.value()));
                if (metric.low() != null) {
                    text.append(String.format(Locale.ROOT, "  [%.6g, %.6g]", metric.low(), metric.high()));
                }
                text.append(metric.reported() ? "  (reported)" : "");
            }
            text.append('\n');
        });
    }

    static String verdicts(List<GateVerdict> verdicts) {
        StringBuilder text = new StringBuilder();
        for (GateVerdict verdict : verdicts) {
            String undecidedPasses = verdict.passed() && !verdict.verdict().name().equals("PASSED") ? ", lets pass" : "";
            text.append(String.format(
                    Locale.ROOT, "%-9s %s (%s%s)%n          %s%n",
                    verdict.verdict(), verdict.gate(), verdict.criticality(), undecidedPasses, verdict.sentence()));
        }
        return text.toString().stripTrailing();
    }
}
