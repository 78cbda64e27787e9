package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.record.VerdictCounts;
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
        VerdictCounts expectations = counts(summary.path("expectations"));
        VerdictCounts gates = gates(summary);
        if (expectations.all() > 0) {
            sentences.add(counted("expectation", expectations));
        }
        if (gates.all() > 0) {
            sentences.add(counted("gate", gates));
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

    /** Of a run's summary: without the expectations. */
    static VerdictCounts gates(JsonNode summary) {
        return counts(summary).minus(counts(summary.path("expectations")));
    }

    static VerdictCounts counts(JsonNode counts) {
        return new VerdictCounts(
                counts.path("passed").asInt(),
                counts.path("failed").asInt(),
                counts.path("undecided").asInt());
    }

    /**
     * @param one what is counted, in the singular
     */
    static String counted(String one, VerdictCounts counts) {
        int all = counts.all();
        if (counts.passed() == all) {
            return all == 1 ? "The " + one + " passed." : "All " + all + " " + one + "s passed.";
        }
        if (all == 1) {
            return "The " + one + (counts.failed() == 1 ? " failed." : " is undecided.");
        }
        String unsure = counts.undecided() == 1 ? "1 is undecided" : counts.undecided() + " are undecided";
        if (counts.failed() == 0) {
            return "Of " + all + " " + one + "s " + unsure + ".";
        }
        return counts.failed() + " of " + all + " " + one + "s failed"
                + (counts.undecided() > 0 ? " and " + unsure + "." : ".");
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
