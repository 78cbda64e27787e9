package io.jenkins.plugins.mlstages.engine.validation;

import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.gate.Replay;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Proposed gates asked of the kept evaluations of a model, against the versions as they were at the time of each. */
public final class GateReplay {
    private final ModelRegistry registry;
    private final RegisteredBaselines.Runs runs;
    private final ModelName model;

    /** @param registry the registry, {@code null} when there is none yet */
    public GateReplay(ModelRegistry registry, RegisteredBaselines.Runs runs, ModelName model) {
        this.registry = registry;
        this.runs = runs;
        this.model = model;
    }

    /**
     * @param last how many of the latest evaluations are asked
     * @return without any run when no evaluation is kept
     */
    public Replay of(List<Gate> gates, int last) throws IOException {
        List<Evaluated> kept = new ArrayList<>();
        Iterator<RunRecords> latest = runs.of(model).iterator();
        while (latest.hasNext() && kept.size() < last) {
            RunRecords run = latest.next();
            List<EvaluationRecord> evaluations = run.read().all(EvaluationRecord.class);
            for (int i = evaluations.size() - 1; i >= 0 && kept.size() < last; i--) {
                if (evaluations.get(i).origin().model().equals(model.full())) {
                    kept.add(Evaluated.of(evaluations.get(i), run));
                }
            }
        }
        RegisteredBaselines now = new RegisteredBaselines(registry, runs, model, null, RegisteredBaselines.Rows.NONE);
        return Replay.of(gates, kept, now::asOf);
    }
}
