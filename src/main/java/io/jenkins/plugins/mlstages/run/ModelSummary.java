package io.jenkins.plugins.mlstages.run;

import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import io.jenkins.plugins.mlstages.engine.record.VerdictCounts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What one build did with one model: the engine's {@link RunSummary} in plain fields, because {@code build.xml} keeps it and
 * XStream cannot read Java records back.
 */
@ExportedBean
public final class ModelSummary {
    private final String model;
    private final Boolean trained;
    private final int passed;
    private final int failed;
    private final int undecided;
    private final int passedExpectations;
    private final int failedExpectations;
    private final int undecidedExpectations;
    private final Boolean driftDetected;
    private final Double driftShare;
    private final Integer version;

    ModelSummary(RunSummary summary) {
        model = summary.model();
        trained = summary.trained();
        passed = summary.passed();
        failed = summary.failed();
        undecided = summary.undecided();
        passedExpectations = summary.expected().passed();
        failedExpectations = summary.expected().failed();
        undecidedExpectations = summary.expected().undecided();
        driftDetected = summary.driftDetected();
        driftShare = summary.driftShare();
        version = summary.version();
    }

    @Exported
    public String getModel() {
        return model;
    }

    @Exported
    public boolean isTrainingFailed() {
        return Boolean.FALSE.equals(trained);
    }

    /** Number of gates, and of expectations of the model's data, that passed. */
    @Exported
    public int getPassed() {
        return passed;
    }

    @Exported
    public int getFailed() {
        return failed;
    }

    @Exported
    public int getUndecided() {
        return undecided;
    }

    /** Without the expectations. */
    public Judged getGates() {
        return Judged.gates(new VerdictCounts(passed, failed, undecided).minus(expected()));
    }

    /** Those of the model's data. */
    @Exported
    public Judged getExpectations() {
        return Judged.expectations(expected());
    }

    private VerdictCounts expected() {
        return new VerdictCounts(passedExpectations, failedExpectations, undecidedExpectations);
    }

    @Exported
    public boolean isDriftChecked() {
        return driftDetected != null;
    }

    @Exported
    public boolean isDrifted() {
        return Boolean.TRUE.equals(driftDetected);
    }

    /** The largest share of drifted columns of this build's drift checks, from 0 to 1; {@code null} if there was none. */
    @Exported
    public Double getDriftShare() {
        return driftShare;
    }

    /** {@link #getDriftShare} as {@code 33 %}. */
    public String getDriftedPercent() {
        return driftShare == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * driftShare);
    }

    /** The newest version that this build registered, {@code null} if none. */
    @Exported
    public Integer getVersion() {
        return version;
    }

    /** The page of {@link #getVersion}, relative to Jenkins's root. */
    public String getVersionAddress() {
        return "ml-models/version?name=" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "&number=" + version;
    }
}
