package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.Curve;
import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An evaluation on the build page: its metrics set beside the baselines', each gate with its interval, curves with the
 * baseline's, and slices with what the baseline had there.
 */
final class EvaluationSection {
    private EvaluationSection() {}

    static ObjectNode of(EvaluationRecord record, int index, Baselines baselines) {
        ObjectNode section = ViewJson.record(record);
        section.remove("details");
        section.put("record", index);
        section.put("passed", record.passed());
        section.set("metrics", ViewJson.tree(MetricRow.of(record.metrics(), baselines, Snapshot::metrics)));
        section.set("gates", gates(record));
        EvaluationDetails details = record.details();
        if (details != null) {
            Snapshot baseline = comparable(record, baselines);
            section.set("options", ViewJson.tree(details.options()));
            section.set("curves", ViewJson.tree(drawable(details.curves())));
            section.set("slices", slices(details.slices(), baseline));
            if (baseline != null) {
                ObjectNode under = BuildView.reference(baseline);
                under.set(
                        "curves",
                        ViewJson.tree(withoutThresholds(
                                baseline.evaluation().details().curves())));
                section.set("baseline", under);
            }
        }
        return section;
    }

    /** Production, or else the target branch, or else the previous run, if it was evaluated for the same task and in detail. */
    private static Snapshot comparable(EvaluationRecord record, Baselines baselines) {
        return Stream.of(baselines.production(), baselines.target(), baselines.previous())
                .filter(Objects::nonNull)
                .filter(side -> side.evaluation() != null && side.evaluation().details() != null)
                .filter(side -> side.evaluation().task().equals(record.task()))
                .findFirst()
                .orElse(null);
    }

    private static ArrayNode gates(EvaluationRecord record) {
        ArrayNode gates = ViewJson.array();
        for (GateVerdict verdict : record.gates()) {
            ObjectNode gate = ViewJson.tree(verdict);
            Metric metric = metric(record, verdict);
            if (metric != null && metric.low() != null && metric.high() != null) {
                gate.put("low", metric.low());
                gate.put("high", metric.high());
            }
            gates.add(gate);
        }
        return gates;
    }

    private static Metric metric(EvaluationRecord record, GateVerdict verdict) {
        if (verdict.slice() == null) {
            return record.metrics().get(verdict.metric());
        }
        return record.details() == null
                ? null
                : record.details().slices().stream()
                        .filter(slice -> slice.slice().equals(verdict.slice()))
                        .map(slice -> slice.metrics().get(verdict.metric()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static ArrayNode slices(List<SliceEvaluation> slices, Snapshot baseline) {
        ArrayNode rows = ViewJson.array();
        for (SliceEvaluation slice : slices) {
            ObjectNode row = rows.addObject()
                    .put("of", slice.of())
                    .put("slice", slice.slice())
                    .put("rows", slice.rows());
            row.put("reason", slice.reason());
            ObjectNode metrics = row.putObject("metrics");
            Map<String, Metric> before =
                    baseline == null ? Map.of() : sliceMetrics(baseline.evaluation(), slice.slice());
            slice.metrics().forEach((name, metric) -> {
                if (metric.value() != null) {
                    ObjectNode numbers = metrics.putObject(name).put("value", metric.value());
                    if (metric.low() != null && metric.high() != null) {
                        numbers.put("low", metric.low()).put("high", metric.high());
                    }
                    if (before.get(name) != null && before.get(name).value() != null) {
                        numbers.put("before", before.get(name).value());
                    }
                }
            });
        }
        return rows;
    }

    static Map<String, Metric> sliceMetrics(EvaluationRecord evaluation, String slice) {
        return evaluation == null || evaluation.details() == null
                ? Map.of()
                : evaluation.details().slices().stream()
                        .filter(other -> other.slice().equals(slice))
                        .map(SliceEvaluation::metrics)
                        .findFirst()
                        .orElse(Map.of());
    }

    private static EvaluationCurves withoutThresholds(EvaluationCurves curves) {
        return curves == null
                ? null
                : new EvaluationCurves(
                        bare(curves.roc()),
                        bare(curves.precisionRecall()),
                        curves.calibration(),
                        curves.confusion(),
                        drawable(curves).residuals());
    }

    /** Without a histogram whose edges have overflowed, as older records may have it. */
    private static EvaluationCurves drawable(EvaluationCurves curves) {
        if (curves == null || curves.residuals() == null || curves.residuals().isDrawable()) {
            return curves;
        }
        return new EvaluationCurves(
                curves.roc(), curves.precisionRecall(), curves.calibration(), curves.confusion(), null);
    }

    private static Curve bare(Curve curve) {
        return curve == null ? null : new Curve(curve.x(), curve.y(), List.of());
    }
}
