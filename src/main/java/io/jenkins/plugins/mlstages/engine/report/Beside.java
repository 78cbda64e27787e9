package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model's numbers are set beside, as readers name it.
 *
 * @param key where a metric's row has the change against it
 * @param title its name
 * @param link its name, with its page where that is known
 */
record Beside(String key, String title, Inline link) {
    /** Production, and then the branch that a change request is for, or else the run before. */
    static List<Beside> of(JsonNode model, ReportLinks links) {
        List<Beside> all = new ArrayList<>();
        if (Fields.has(model, "production")) {
            all.add(of(
                    "production", model.path("production"), model.path("model").asText(), links));
        }
        String key = Fields.has(model, "target") ? "target" : "previous";
        if (Fields.has(model, key)) {
            all.add(of(key, model.path(key), model.path("model").asText(), links));
        }
        return all;
    }

    /**
     * @param reference a baseline as a view names it
     */
    static Beside of(String key, JsonNode reference, String model, ReportLinks links) {
        Double version = Fields.number(reference, "version");
        if (version != null) {
            String title = "production (version " + version.intValue() + ")";
            return new Beside(key, title, Inline.link(title, links.version(model, version.intValue())));
        }
        RunRef run = run(reference.path("run"));
        String title = links.name(run);
        return new Beside(key, title, Inline.link(title, links.run(run)));
    }

    static RunRef run(JsonNode run) {
        return new RunRef(run.path("job").asText(), run.path("number").asInt());
    }
}
