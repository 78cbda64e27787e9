package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Map;

/** An evaluation on the build page: the record, with its metrics set beside the baselines' and each gate with its interval. */
final class EvaluationSection {
    private EvaluationSection() {}

    static ObjectNode of(EvaluationRecord record, int index, Baselines baselines) {
        ObjectNode section = ViewJson.tree(record);
        section.put("record", index);
        section.put("passed", record.passed());
        section.set("metrics", ViewJson.tree(MetricRow.of(
                record.metrics(), metrics(baselines.previous()), metrics(baselines.production()))));
        ArrayNode gates = section.putArray("gates");
        for (GateVerdict verdict : record.gates()) {
            ObjectNode gate = ViewJson.tree(verdict);
            Metric metric = verdict.slice() == null ? record.metrics().get(verdict.metric()) : null;
            if (metric != null && metric.low() != null && metric.high() != null && !gate.has("low")) {
                gate.put("low", metric.low());
                gate.put("high", metric.high());
            }
            gates.add(gate);
        }
        return section;
    }

    private static Map<String, Metric> metrics(Snapshot baseline) {
        return baseline == null ? Map.of() : baseline.metrics();
    }
}
