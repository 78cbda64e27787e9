package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes the report of a run from what its page shows. */
public final class ReportOfRun {
    private ReportOfRun() {}

    /**
     * @param view what {@link io.jenkins.plugins.mlstages.engine.view.BuildView#of} gives
     */
    public static RunReport of(ObjectNode view, ReportLinks links) {
        RunRef run = Beside.run(view.path("run"));
        List<ModelReport> parts = new ArrayList<>();
        for (JsonNode model : Fields.list(view, "models")) {
            List<JsonNode> data = data(view, model.path("model").asText());
            parts.add(new ModelSection(model, data, links).report());
        }
        List<JsonNode> ofNoModel = data(view, "");
        if (!ofNoModel.isEmpty()) {
            parts.add(DataSection.of(ofNoModel, links));
        }
        return new RunReport(links.name(run), lastTime(view), links.run(run), parts, Fields.texts(view, "problems"));
    }

    private static List<JsonNode> data(ObjectNode view, String model) {
        return Fields.list(view, "datasets").stream()
                .filter(recorded ->
                        recorded.path("origin").path("model").asText().equals(model))
                .toList();
    }

    private static String lastTime(ObjectNode view) {
        List<JsonNode> records = new ArrayList<>(Fields.list(view, "datasets"));
        for (JsonNode model : Fields.list(view, "models")) {
            for (String stage : List.of("trainings", "evaluations", "drifts", "registrations")) {
                records.addAll(Fields.list(model, stage));
            }
        }
        return records.stream()
                .map(record -> Fields.text(record.path("origin"), "time"))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(Numbers::time)
                .orElse(null);
    }
}
