package io.jenkins.plugins.mlstages.job;

import hudson.model.Job;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Tab;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The page {@code ml-stages/} of a job whose builds have machine-learning stages, and the trend on the job's own page. */
@ExportedBean
public final class MlJobAction extends Tab {
    private final transient Job<?, ?> job;

    MlJobAction(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** For each model the newest build that worked on it, from the job's history; no build is loaded. */
    @Exported
    public List<LatestOfModel> getModels() throws IOException {
        Map<String, LatestOfModel> newest = new LinkedHashMap<>();
        for (HistoryLine line : JobHistory.of(job).lines(job)) {
            newest.putIfAbsent(line.model(), new LatestOfModel(line));
        }
        return List.copyOf(newest.values());
    }

    /** {@code ml-stages/api/...}: the page's data. */
    public JobApi getApi() {
        return new JobApi(this);
    }

    @Override
    public String getIconFileName() {
        return "symbol-analytics-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.MlJobAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "ml-stages";
    }
}
