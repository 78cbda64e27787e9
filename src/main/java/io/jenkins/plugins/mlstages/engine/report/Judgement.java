package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.report.document.Outcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a run came to for one model: the worst of what its stages said. */
final class Judgement {
    private Judgement() {}

    /**
     * @param model one of the models in a build's view
     * @param data what the view has of the model's data
     */
    static Outcome of(JsonNode model, List<JsonNode> data) {
        Set<Outcome> all = EnumSet.noneOf(Outcome.class);
        for (JsonNode evaluation : Fields.list(model, "evaluations")) {
            Fields.list(evaluation, "gates").forEach(gate -> all.add(ofGate(gate)));
        }
        for (JsonNode recorded : data) {
            Fields.list(recorded, "expectations").forEach(expectation -> all.add(ofGate(expectation)));
        }
        for (JsonNode drift : Fields.list(model, "drifts")) {
            all.add(
                    !drift.path("detected").asBoolean()
                            ? Outcome.PASSED
                            : counts(drift) ? Outcome.FAILED : Outcome.NOTED);
        }
        if (Fields.list(model, "trainings").stream()
                .anyMatch(one -> !one.path("succeeded").asBoolean())) {
            all.add(Outcome.FAILED);
        }
        return all.isEmpty() ? Outcome.NOTED : Collections.max(all);
    }

    private static Outcome ofGate(JsonNode gate) {
        boolean passed = gate.path("passed").asBoolean();
        Verdict verdict = Verdict.valueOf(gate.path("verdict").asText());
        if (passed) {
            return verdict == Verdict.PASSED ? Outcome.PASSED : Outcome.NOTED;
        }
        if (!counts(gate)) {
            return Outcome.NOTED;
        }
        return verdict == Verdict.UNDECIDED ? Outcome.DECISION_NEEDED : Outcome.FAILED;
    }

    private static boolean counts(JsonNode judged) {
        return !Criticality.NOTE.name().equals(judged.path("criticality").asText());
    }
}
