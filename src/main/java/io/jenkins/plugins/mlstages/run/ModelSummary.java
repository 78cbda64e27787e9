package io.jenkins.plugins.mlstages.run;

import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import java.util.Locale;

/**
 * What one build did with one model: the engine's {@link RunSummary} in plain fields, because {@code build.xml} keeps it and
 * XStream cannot read Java records back.
 */
public final class ModelSummary {
    private final String model;
    private final Boolean trained;
    private final int passed;
    private final int failed;
    private final int undecided;
    private final Boolean driftDetected;
    private final Double driftShare;
    private final Integer version;

    ModelSummary(RunSummary summary) {
        model = summary.model();
        trained = summary.trained();
        passed = summary.passed();
        failed = summary.failed();
        undecided = summary.undecided();
        driftDetected = summary.driftDetected();
        driftShare = summary.driftShare();
        version = summary.version();
    }

    public String getModel() {
        return model;
    }

    public boolean isTrainingFailed() {
        return Boolean.FALSE.equals(trained);
    }

    /** Number of gates that passed. */
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
        return driftDetected != null;
    }

    public boolean isDrifted() {
        return Boolean.TRUE.equals(driftDetected);
    }

    /** The largest share of drifted columns of this build's drift checks, as {@code 33 %}. */
    public String getDriftedPercent() {
        return driftShare == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * driftShare);
    }

    /** The newest version that this build registered, {@code null} if none. */
    public Integer getVersion() {
        return version;
    }
}
