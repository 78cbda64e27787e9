package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.evaluation.Direction;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Why did it fail: what is different between a run whose gates stopped it and what it is measured by. */
final class WhySection {
    private static final int MOST = 10;

    private WhySection() {}

    /** One slice that became worse. */
    private record Fall(String slice, String metric, double value, double before, double loss, long rows) {}

    /** {@code null} when no gate stopped the run or there is nothing to set it beside. */
    static ObjectNode of(RunRecords.Contents contents, String model, Baselines baselines) {
        List<EvaluationRecord> failed = contents.all(EvaluationRecord.class).stream()
                .filter(evaluation -> evaluation.origin().model().equals(model) && !evaluation.passed())
                .toList();
        Snapshot before = baselines.forExplanation();
        Snapshot now = Snapshot.ofRun(contents, model);
        if (failed.isEmpty() || before == null || now == null) {
            return null;
        }
        ObjectNode why = ViewJson.object();
        why.set("against", BuildView.reference(before));
        why.set(
                "gates",
                ViewJson.tree(failed.stream()
                        .flatMap(evaluation -> evaluation.gates().stream())
                        .filter(gate -> !gate.passed())
                        .map(GateVerdict::sentence)
                        .toList()));
        why.set("commits", CommitPages.range(before.commit(), now.commit()));
        why.set("parameters", parameters(now, before));
        why.set("datasets", datasets(now, before));
        why.set("drift", drift(contents, model));
        why.set(
                "slices",
                ViewJson.tree(failed.stream()
                        .flatMap(evaluation -> falls(evaluation, before.evaluation()).stream())
                        .sorted(Comparator.comparingDouble(Fall::loss).reversed())
                        .limit(MOST)
                        .toList()));
        return why;
    }

    private static ArrayNode parameters(Snapshot now, Snapshot before) {
        ArrayNode rows = ViewJson.array();
        TreeSet<String> names = new TreeSet<>(now.parameters().keySet());
        names.addAll(before.parameters().keySet());
        for (String name : names) {
            Object value = now.parameters().get(name);
            Object old = before.parameters().get(name);
            if (!Values.equal(value, old)) {
                ObjectNode row = rows.addObject().put("name", name);
                row.set("value", ViewJson.tree(value));
                row.set("before", ViewJson.tree(old));
            }
        }
        return rows;
    }

    private static ArrayNode datasets(Snapshot now, Snapshot before) {
        ArrayNode rows = ViewJson.array();
        for (Dataset dataset : now.datasets()) {
            Dataset old = before.datasets().stream()
                    .filter(other -> other.name().equals(dataset.name()))
                    .findFirst()
                    .orElse(null);
            if (old == null || !old.sha256().equals(dataset.sha256())) {
                ObjectNode row = rows.addObject().put("name", dataset.name()).put("rows", dataset.rows());
                row.put("sha256", dataset.sha256());
                row.put("before", old == null ? null : old.sha256());
                row.put("rowsBefore", old == null ? null : (Long) old.rows());
                row.put("profiles", old != null && old.profile() != null && dataset.profile() != null);
            }
        }
        return rows;
    }

    private record DriftedColumn(String data, ColumnDrift column) {
        double effect() {
            return column.effect() == null ? 0 : column.effect();
        }
    }

    /** The columns of the run's drift checks that drifted, largest effect first. */
    private static ArrayNode drift(RunRecords.Contents contents, String model) {
        ArrayNode rows = ViewJson.array();
        contents.all(DriftRecord.class).stream()
                .filter(drift -> drift.origin().model().equals(model))
                .flatMap(drift -> drift.columns().stream()
                        .filter(ColumnDrift::drifted)
                        .map(column -> new DriftedColumn(data(drift.current()), column)))
                .sorted(Comparator.comparingDouble(DriftedColumn::effect).reversed())
                .limit(MOST)
                .forEach(drifted -> rows.addObject()
                        .put("data", drifted.data())
                        .put("name", drifted.column().name())
                        .put("effect", drifted.column().effect())
                        .put("reason", drifted.column().reason()));
        return rows;
    }

    /** What tells one checked dataset from another: its file, if it is one. */
    private static String data(Dataset checked) {
        return checked == null
                ? null
                : checked.files().size() == 1 ? checked.files().get(0).path() : checked.name();
    }

    /** Slices whose value of a metric with a failed gate became worse; the loss is in the metric's own unit. */
    private static List<Fall> falls(EvaluationRecord evaluation, EvaluationRecord before) {
        List<Fall> falls = new ArrayList<>();
        if (evaluation.details() == null) {
            return falls;
        }
        List<String> metrics = evaluation.gates().stream()
                .filter(gate -> !gate.passed())
                .map(GateVerdict::metric)
                .distinct()
                .toList();
        for (SliceEvaluation slice : evaluation.details().slices()) {
            Map<String, Metric> old = EvaluationSection.sliceMetrics(before, slice.slice());
            for (String name : metrics) {
                Metric now = slice.metrics().get(name);
                Metric then = old.get(name);
                Direction direction = Metrics.of(name).direction();
                if (now == null
                        || then == null
                        || now.value() == null
                        || then.value() == null
                        || direction == Direction.UNKNOWN) {
                    continue;
                }
                double loss = (then.value() - now.value()) * direction.sign();
                if (loss > 0) {
                    falls.add(new Fall(slice.slice(), name, now.value(), then.value(), loss, slice.rows()));
                }
            }
        }
        return falls;
    }
}
