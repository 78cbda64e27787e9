package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import java.util.List;

/** Makes the report of a run from what its page shows. */
public final class ReportOfRun {
    private ReportOfRun() {}

    /**
     * @param view what {@link io.jenkins.plugins.mlstages.engine.view.BuildView#of} gives
     */
    public static RunReport of(ObjectNode view, ReportLinks links) {
        RunRef run = Beside.run(view.path("run"));
        return new RunReport(
                links.name(run),
                lastTime(view),
                links.run(run),
                Fields.list(view, "models").stream()
                        .map(model -> new ModelSection(model, data(view, model), links).report())
                        .toList(),
                Fields.texts(view, "problems"));
    }

    private static List<JsonNode> data(ObjectNode view, JsonNode model) {
        return Fields.list(view, "datasets").stream()
                .filter(recorded -> recorded.path("origin").path("model").equals(model.path("model")))
                .toList();
    }

    private static String lastTime(ObjectNode view) {
        String last = null;
        for (JsonNode model : Fields.list(view, "models")) {
            for (String stage : List.of("trainings", "evaluations", "drifts", "registrations")) {
                for (JsonNode record : Fields.list(model, stage)) {
                    String time = Fields.text(record.path("origin"), "time");
                    last = time != null && (last == null || time.compareTo(last) > 0) ? time : last;
                }
            }
        }
        return last == null ? null : Numbers.time(last);
    }
}
