package io.jenkins.plugins.mlstages.job;

import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What the newest build of a job did with one of its models, for core's {@code api/json}. */
@ExportedBean
public final class JobModel {
    private final HistoryLine line;

    JobModel(HistoryLine line) {
        this.line = line;
    }

    @Exported
    public String getModel() {
        return line.model();
    }

    @Exported
    public int getNumber() {
        return line.run();
    }

    /** The build's result, {@code null} while it runs. */
    @Exported
    public String getResult() {
        return line.result();
    }

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

    /** {@code null} without a drift check. */
    @Exported
    public Double getDriftShare() {
        return line.summary().driftShare();
    }

    /** The version that the build registered, {@code null} if none. */
    @Exported
    public Integer getVersion() {
        return line.summary().version();
    }

    /** Values by name, without their intervals. */
    @Exported
    public Map<String, Double> getMetrics() {
        Map<String, Double> metrics = new TreeMap<>();
        line.metrics().keySet().forEach(name -> metrics.put(name, line.metric(name)));
        return metrics;
    }
}
