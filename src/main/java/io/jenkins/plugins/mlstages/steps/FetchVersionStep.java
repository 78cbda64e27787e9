package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Brings the artifacts of a version into the workspace, checked, and records the use. */
public final class FetchVersionStep extends StageStep<FetchResult> {
    private final String reference;
    private String into;
    private String purpose;

    @DataBoundConstructor
    public FetchVersionStep(String reference) {
        this.reference = Util.fixEmptyAndTrim(reference);
    }

    public String getReference() {
        return reference;
    }

    /** A folder in the workspace, {@code null} for the workspace itself. */
    public String getInto() {
        return into;
    }

    @DataBoundSetter
    public void setInto(String into) {
        this.into = Util.fixEmptyAndTrim(into);
    }

    public String getPurpose() {
        return purpose;
    }

    @DataBoundSetter
    public void setPurpose(String purpose) {
        this.purpose = Util.fixEmptyAndTrim(purpose);
    }

    @Override
    FetchResult perform(StageRun stage) throws IOException, InterruptedException {
        return new FetchVersionExecution(this).run(stage);
    }

    @Extension
    @Symbol("fetchVersion")
    public static final class DescriptorImpl extends StageStepDescriptor<FetchVersionStep> {
        public DescriptorImpl() {
            super("fetchVersion", FilePath.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.FetchVersionStep_DisplayName();
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return String.valueOf(namedArgs.get("reference"));
        }

        @POST
        public FormValidation doCheckReference(@QueryParameter String value) {
            return FormChecks.reference(value);
        }
    }
}
