package io.jenkins.plugins.mlstages.job;

import hudson.model.Job;
import jenkins.model.Tab;
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
