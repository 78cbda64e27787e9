package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.gate.Replay;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.validation.GateReplay;
import java.io.IOException;
import java.util.List;

/** What proposed gates would have said of a model's kept evaluations: the answer to a reader who tries a gate on a job's page. */
public final class ReplayView {
    private static final int MOST_GATES = 20;
    private static final int MOST_EVALUATIONS = 500;
    private static final int USUAL_EVALUATIONS = 100;

    private ReplayView() {}

    /** Where a model's evaluations are kept. */
    @FunctionalInterface
    public interface Kept {
        GateReplay of(ModelName model) throws IOException;
    }

    /**
     * @param query {@code model}, {@code gate} (each gate in its text form), {@code last}
     * @throws InputException when a gate cannot be read, or there are none or too many
     */
    public static ObjectNode of(Query query, Kept kept) throws IOException {
        String model = query.required("model");
        List<String> texts =
                query.all("gate").stream().filter(text -> !text.isBlank()).toList();
        if (texts.isEmpty() || texts.size() > MOST_GATES) {
            throw new InputException("From 1 to " + MOST_GATES + " gates such as 'auc >= 0.85' were expected, but "
                    + texts.size() + " were given.");
        }
        List<Gate> gates = texts.stream().map(Gate::parse).toList();
        Replay replay =
                kept.of(new ModelName(model)).of(gates, query.number("last", 1, MOST_EVALUATIONS, USUAL_EVALUATIONS));
        ObjectNode view = ViewJson.start("replay").put("model", model);
        gates.forEach(gate -> view.withArrayProperty("gates").add(gate.toString()));
        view.put("evaluations", replay.runs().size()).put("failed", replay.failed());
        view.put("sentence", replay.sentence());
        ArrayNode runs = view.putArray("runs");
        for (int i = replay.runs().size() - 1; i >= 0; i--) {
            runs.add(ViewJson.<ObjectNode>tree(replay.runs().get(i)));
        }
        return view;
    }
}
