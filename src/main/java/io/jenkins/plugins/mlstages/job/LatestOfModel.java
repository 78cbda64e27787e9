package io.jenkins.plugins.mlstages.job;

import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.run.ExportedMetric;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The newest build of a job that worked on a model, in core's remote API. */
@ExportedBean(defaultVisibility = 2)
public final class LatestOfModel {
    private final HistoryLine line;

    LatestOfModel(HistoryLine line) {
        this.line = line;
    }

    @Exported
    public String getModel() {
        return line.model();
    }

    @Exported
    public int getBuild() {
        return line.run();
    }

    /** {@code null} while the build runs. */
    @Exported
    public String getResult() {
        return line.result();
    }

    @Exported
    public String getCommit() {
        return line.commit();
    }

    /** Number of gates that passed. */
    @Exported
    public int getPassed() {
        return line.summary().passed();
    }

    @Exported
    public int getFailed() {
        return line.summary().failed();
    }

    @Exported
    public int getUndecided() {
        return line.summary().undecided();
    }

    /** {@code null} when drift was not checked. */
    @Exported
    public Boolean getDriftDetected() {
        return line.summary().driftDetected();
    }

    @Exported
    public Double getDriftShare() {
        return line.summary().driftShare();
    }

    /** The newest version that the build registered, {@code null} if none. */
    @Exported
    public Integer getVersion() {
        return line.summary().version();
    }

    @Exported(inline = true)
    public List<ExportedMetric> getMetrics() {
        return ExportedMetric.of(line).toList();
    }
}
