package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What happened to a model in a run, in one line. */
final class Headline {
    private Headline() {}

    static String of(JsonNode model) {
        List<String> sentences = new ArrayList<>();
        for (JsonNode training : Fields.list(model, "trainings")) {
            if (!training.path("succeeded").asBoolean()) {
                sentences.add("The training failed.");
                break;
            }
        }
        JsonNode summary = model.path("summary");
        int gates = gates(summary);
        if (gates > 0) {
            sentences.add(gates(summary, gates));
        } else if (Fields.has(model, "evaluations")) {
            sentences.add("No gate was asked.");
        }
        if (summary.path("driftDetected").isBoolean()) {
            sentences.add(drift(model, summary));
        }
        Double version = Fields.number(summary, "version");
        if (version != null) {
            List<String> aliases = Fields.texts(summary, "aliases");
            sentences.add("Version " + Numbers.count(version) + " was registered"
                    + (aliases.isEmpty() ? "." : " as " + String.join(", ", aliases) + "."));
        }
        return sentences.isEmpty() ? "Nothing was judged." : String.join(" ", sentences);
    }

    static int gates(JsonNode summary) {
        return summary.path("passed").asInt()
                + summary.path("failed").asInt()
                + summary.path("undecided").asInt();
    }

    private static String gates(JsonNode summary, int all) {
        int failed = summary.path("failed").asInt();
        int undecided = summary.path("undecided").asInt();
        if (failed + undecided == 0) {
            return all == 1 ? "The gate passed." : "All " + all + " gates passed.";
        }
        if (all == 1) {
            return failed == 1 ? "The gate failed." : "The gate is undecided.";
        }
        String unsure = undecided == 1 ? "1 is undecided" : undecided + " are undecided";
        if (failed == 0) {
            return "Of " + all + " gates " + unsure + ".";
        }
        return failed + " of " + all + " gates failed" + (undecided > 0 ? " and " + unsure + "." : ".");
    }

    private static String drift(JsonNode model, JsonNode summary) {
        int drifted = summary.path("driftedColumns").asInt();
        int compared = Fields.list(model, "drifts").stream()
                .filter(one -> one.path("detected").asBoolean()
                        == summary.path("driftDetected").asBoolean())
                .mapToInt(one -> one.path("columns").size())
                .max()
                .orElse(0);
        String columns = drifted + " of " + Numbers.count(compared) + (compared == 1 ? " column" : " columns");
        return summary.path("driftDetected").asBoolean()
                ? "Drift was detected in " + columns + "."
                : drifted == 0 ? "No drift was detected." : "No drift was detected; " + columns + " drifted.";
    }
}
