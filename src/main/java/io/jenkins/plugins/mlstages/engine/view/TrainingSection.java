package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A training on the build page: the record, with parameters, metrics and datasets set beside the baselines'. */
final class TrainingSection {
    private TrainingSection() {}

    static ObjectNode of(TrainingRecord record, int index, Baselines baselines) {
        ObjectNode section = ViewJson.record(record);
        section.put("record", index);
        Commit now = record.origin().source();
        Commit before =
                baselines.previous() == null ? null : baselines.previous().commit();
        section.set("commits", CommitPages.range(CommitPages.sameRepository(before, now) ? before : null, now));
        section.set("metrics", ViewJson.tree(MetricRow.of(record.metrics(), baselines, Snapshot::trainingMetrics)));
        section.set("parameters", parameters(record.parameters(), baselines));
        ArrayNode datasets = section.putArray("datasets");
        for (Dataset dataset : record.datasets()) {
            ObjectNode row = ViewJson.tree(dataset);
            row.put("previous", against(dataset, baselines.previous()));
            row.put("production", against(dataset, baselines.production()));
            datasets.add(row);
        }
        return section;
    }

    /** All names of this run and of the previous one; a value that is missing on a side is left out there. */
    private static ArrayNode parameters(Map<String, Object> own, Baselines baselines) {
        Map<String, Object> previous = parametersOf(baselines.previous());
        Map<String, Object> production = parametersOf(baselines.production());
        TreeSet<String> names = new TreeSet<>(own.keySet());
        names.addAll(previous.keySet());
        ArrayNode rows = ViewJson.array();
        for (String name : names) {
            ObjectNode row = rows.addObject().put("name", name);
            put(row, "value", own.get(name));
            put(row, "previous", previous.get(name));
            put(row, "production", production.get(name));
            row.put("changed", baselines.previous() != null && !Values.equal(own.get(name), previous.get(name)));
        }
        return rows;
    }

    private static void put(ObjectNode row, String key, Object value) {
        if (value != null) {
            row.set(key, ViewJson.tree(value));
        }
    }

    private static String against(Dataset dataset, Snapshot baseline) {
        List<Dataset> before = baseline == null ? List.of() : baseline.datasets();
        return before.stream()
                .filter(other -> other.name().equals(dataset.name()))
                .findFirst()
                .map(other -> other.sha256().equals(dataset.sha256()) ? "same" : "changed")
                .orElse(before.isEmpty() ? null : "new");
    }

    private static Map<String, Object> parametersOf(Snapshot baseline) {
        return baseline == null ? Map.of() : baseline.parameters();
    }
}
