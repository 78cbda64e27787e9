package io.jenkins.plugins.mlstages.retention;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.model.GlobalBuildDiscarderStrategy;
import jenkins.model.GlobalBuildDiscarderStrategyDescriptor;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Drops, in all jobs, the distributions and profiles of old drift checks, which are nearly all of their bytes; verdicts and
 * numbers stay. It is one of core's global build discarders: core runs it after each build and every hour.
 */
public final class DriftDistributionsDiscarder extends GlobalBuildDiscarderStrategy {
    private int builds;
    private int days;

    @DataBoundConstructor
    public DriftDistributionsDiscarder() {}

    /** How many of a job's newest builds with drift checks keep everything; 0 for any number. */
    public int getBuilds() {
        return builds;
    }

    @DataBoundSetter
    public void setBuilds(int builds) {
        this.builds = Math.max(0, builds);
    }

    /** For how many days a build keeps everything; 0 for ever. */
    public int getDays() {
        return days;
    }

    @DataBoundSetter
    public void setDays(int days) {
        this.days = Math.max(0, days);
    }

    @Override
    public boolean isApplicable(Job<?, ?> job) {
        return (builds > 0 || days > 0) && JobHistory.of(job).exists();
    }

    @Override
    public void apply(Job<? extends Job, ? extends Run> job) throws IOException {
        Instant oldest = days == 0 ? Instant.MIN : Instant.now().minus(Duration.ofDays(days));
        int seen = 0;
        for (Map.Entry<Integer, Instant> build : buildsWithDrift(job).entrySet()) {
            seen++;
            if (builds > 0 && seen > builds || build.getValue().isBefore(oldest)) {
                BuildRecords.thinning(job, build.getKey()).run();
            }
        }
    }

    /** From the job's history, so that no build is loaded; newest first. */
    private static Map<Integer, Instant> buildsWithDrift(Job<?, ?> job) throws IOException {
        Map<Integer, Instant> builds = new LinkedHashMap<>();
        for (HistoryLine line : JobHistory.of(job).lines(job)) {
            if (line.summary().driftDetected() != null) {
                builds.putIfAbsent(line.run(), line.time());
            }
        }
        return builds;
    }

    @Extension
    @Symbol("mlStagesDriftDistributions")
    public static final class DescriptorImpl extends GlobalBuildDiscarderStrategyDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.DriftDistributionsDiscarder_DisplayName();
        }

        @POST
        public FormValidation doCheckBuilds(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return FormValidation.validateNonNegativeInteger(value);
        }

        @POST
        public FormValidation doCheckDays(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return FormValidation.validateNonNegativeInteger(value);
        }
    }
}
