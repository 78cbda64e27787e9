package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Short answers from what a run's page shows, for texts that others write. What the run has not done is a dash, so that a text
 * about a run that ended early can be written all the same; what was asked for wrongly is an {@link InputException}.
 */
public final class ReportTexts {
    private static final Set<String> BASELINES = new TreeSet<>(Set.of("previous", "production", "target"));

    private final JsonNode model;

    /**
     * @param view what {@link io.jenkins.plugins.mlstages.engine.view.BuildView#of} gives
     * @param name full name of the model, {@code null} for the only one of the run
     * @throws InputException when the run worked on several models and none is named
     */
    public ReportTexts(ObjectNode view, String name) {
        List<JsonNode> models = Fields.list(view, "models").stream()
                .filter(one -> name == null || one.path("model").asText().equals(name))
                .toList();
        if (models.size() > 1) {
            throw new InputException("The build worked on several models, "
                    + String.join(
                            ", ",
                            models.stream()
                                    .map(one -> one.path("model").asText())
                                    .toList())
                    + ": the name of one of them was expected.");
        }
        model = models.isEmpty() ? MissingNode.getInstance() : models.get(0);
    }

    /**
     * A metric's number, or its change against a baseline.
     *
     * @param baseline {@code production}, {@code previous} or {@code target}; {@code null} for the number itself
     */
    public String metric(String metric, String baseline) {
        if (baseline != null && !BASELINES.contains(baseline)) {
            throw new InputException("There is no baseline '" + baseline + "': one of " + String.join(", ", BASELINES)
                    + " was expected.");
        }
        List<JsonNode> rows = new ArrayList<>();
        for (String stage : List.of("evaluations", "trainings")) {
            List<JsonNode> records = Fields.list(model, stage);
            if (!records.isEmpty()) {
                rows.addAll(Fields.list(records.get(records.size() - 1), "metrics"));
            }
        }
        if (rows.isEmpty()) {
            return Numbers.NONE;
        }
        JsonNode row = rows.stream()
                .filter(one -> one.path("name").asText().equals(metric))
                .findFirst()
                .orElseThrow(() -> new InputException("There is no metric '" + metric + "' in this build; there are "
                        + String.join(
                                ", ",
                                rows.stream()
                                        .map(one -> one.path("name").asText())
                                        .toList()) + "."));
        if (baseline == null) {
            return Numbers.metric(Fields.number(row, "value"));
        }
        JsonNode change = row.path(baseline);
        Double amount = Fields.number(change, "change");
        Double relative = Fields.number(change, "relative");
        return relative == null || amount == 0
                ? Numbers.signed(amount)
                : Numbers.signed(amount) + " (" + Numbers.signedPercent(relative) + ")";
    }

    /** What the gates said, one line each, those that did not pass first. */
    public String gates() {
        List<String> lines = new ArrayList<>();
        for (boolean passed : new boolean[] {false, true}) {
            for (JsonNode evaluation : Fields.list(model, "evaluations")) {
                Fields.list(evaluation, "gates").stream()
                        .filter(gate -> gate.path("passed").asBoolean() == passed)
                        .forEach(gate -> lines.add(gate.path("verdict").asText() + ": "
                                + gate.path("sentence").asText()));
            }
        }
        return lines.isEmpty() ? Numbers.NONE : String.join("\n", lines);
    }

    /** What the drift checks found, one line each. */
    public String drift() {
        List<String> lines = Fields.list(model, "drifts").stream()
                .map(drift -> drift.path("sentence").asText())
                .toList();
        return lines.isEmpty() ? Numbers.NONE : String.join("\n", lines);
    }

    /** The newest version that the run registered, as {@code price-up/7}. */
    public String version() {
        Double number = Fields.number(model.path("summary"), "version");
        return number == null ? Numbers.NONE : model.path("model").asText() + "/" + number.intValue();
    }
}
