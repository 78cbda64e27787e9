package io.jenkins.plugins.mlstages.views;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.view.MetricTrend;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A metric of the jobs in a list, with an arrow against the build before; from the jobs' histories, no build is loaded. */
public final class MetricColumn extends ListViewColumn {
    private static final Logger LOGGER = Logger.getLogger(MetricColumn.class.getName());

    private final String metric;
    private String model;

    @DataBoundConstructor
    public MetricColumn(String metric) {
        this.metric = Util.fixNull(metric).trim();
    }

    public String getMetric() {
        return metric;
    }

    public String getModel() {
        return model;
    }

    /** As the jobs' steps name it; without it, the model that a job worked on last. */
    @DataBoundSetter
    public void setModel(String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    @Override
    public String getColumnCaption() {
        return metric;
    }

    /** What a cell shows; {@code null} for what is no job, and where there is no such number. */
    public MetricCell cell(Item item) {
        if (!(item instanceof Job<?, ?> job) || !JobHistory.of(job).exists()) {
            return null;
        }
        try {
            String full = model == null ? null : ModelScope.of(job).model(model).full();
            return MetricTrend.of(JobHistory.of(job).lines(job), full, metric)
                    .map(MetricCell::new)
                    .orElse(null);
        } catch (IOException | InputException e) {
            LOGGER.log(Level.WARNING, e, () -> "No " + metric + " of " + job.getFullName() + " can be shown in lists");
            return null;
        }
    }

    @Extension
    @Symbol("mlMetric")
    public static final class DescriptorImpl extends ListViewColumnDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.MetricColumn_DisplayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }

        @POST
        public FormValidation doCheckMetric(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.error(Messages.MetricColumn_metricExpected()) : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            try {
                if (!value.isBlank()) {
                    new ModelName(value.trim().replaceFirst("^/", ""));
                }
                return FormValidation.ok();
            } catch (InputException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
