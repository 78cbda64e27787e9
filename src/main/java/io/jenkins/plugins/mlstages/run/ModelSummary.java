package io.jenkins.plugins.mlstages.run;

import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.util.Locale;

/**
 * What one build did with one model, small enough for {@code build.xml}: immutable, plain fields only, because XStream
 * keeps it.
 */
public final class ModelSummary {
    private final String model;
    private final boolean trainingFailed;
    private final int passed;
    private final int failed;
    private final int undecided;
    private final int driftChecks;
    private final boolean drifted;
    private final double driftedShare;
    private final int version;

    private ModelSummary(
            String model,
            boolean trainingFailed,
            int[] gates,
            int driftChecks,
            boolean drifted,
            double driftedShare,
            int version) {
        this.model = model;
        this.trainingFailed = trainingFailed;
        this.passed = gates[0];
        this.failed = gates[1];
        this.undecided = gates[2];
        this.driftChecks = driftChecks;
        this.drifted = drifted;
        this.driftedShare = driftedShare;
        this.version = version;
    }

    static ModelSummary of(String model) {
        return new ModelSummary(model, false, new int[3], 0, false, 0, 0);
    }

    /** This summary with one more record of its model. */
    ModelSummary with(StageRecord added) {
        int[] gates = {passed, failed, undecided};
        if (added instanceof TrainingRecord training) {
            return new ModelSummary(model, !training.succeeded(), gates, driftChecks, drifted, driftedShare, version);
        }
        if (added instanceof EvaluationRecord evaluation) {
            evaluation.gates().stream().map(GateVerdict::verdict).forEach(verdict -> gates[verdict.ordinal()]++);
            return new ModelSummary(model, trainingFailed, gates, driftChecks, drifted, driftedShare, version);
        }
        if (added instanceof DriftRecord drift) {
            return new ModelSummary(
                    model,
                    trainingFailed,
                    gates,
                    driftChecks + 1,
                    drifted || drift.detected(),
                    Math.max(driftedShare, drift.driftedShare()),
                    version);
        }
        if (added instanceof RegistrationRecord registration) {
            return new ModelSummary(
                    model, trainingFailed, gates, driftChecks, drifted, driftedShare, registration.number());
        }
        return this;
    }

    public String getModel() {
        return model;
    }

    public boolean isTrainingFailed() {
        return trainingFailed;
    }

    /** Number of gates that said {@link Verdict#PASSED}. */
    public int getPassed() {
        return passed;
    }

    public int getFailed() {
        return failed;
    }

    public int getUndecided() {
        return undecided;
    }

    public boolean isGated() {
        return passed + failed + undecided > 0;
    }

    public boolean isDriftChecked() {
        return driftChecks > 0;
    }

    public boolean isDrifted() {
        return drifted;
    }

    /** The largest share of drifted columns of this build's drift checks, as {@code 33 %}. */
    public String getDriftedPercent() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * driftedShare);
    }

    /** The newest version that this build registered, 0 if none. */
    public int getVersion() {
        return version;
    }
}
