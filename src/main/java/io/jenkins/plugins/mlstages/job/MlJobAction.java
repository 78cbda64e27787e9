package io.jenkins.plugins.mlstages.job;

import hudson.model.Job;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import java.io.IOException;
import java.util.List;
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

    /** The newest build of each model, for {@code api/json}; from the job's history. */
    @Exported(inline = true)
    public List<JobModel> getModels() throws IOException {
        return JobHistory.of(job).newest(job).stream().map(JobModel::new).toList();
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
