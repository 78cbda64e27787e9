package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Records that the steps in its block bring a version to an environment, and how that went. */
public final class DeployVersionStep extends Step {
    private final String reference;
    private final String environment;
    private boolean rollbackOnFailure;
    private String comment;
    private String data;

    @DataBoundConstructor
    public DeployVersionStep(String reference, String environment) {
        this.reference = Util.fixEmptyAndTrim(reference);
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    public String getReference() {
        return reference;
    }

    public String getEnvironment() {
        return environment;
    }

    public boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }

    /** Whether the environment is again recorded as having what it had before, when the block fails. */
    @DataBoundSetter
    public void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(String comment) {
        this.comment = Util.fixEmptyAndTrim(comment);
    }

    /** Files with a sample of what the version sees there. */
    public String getData() {
        return data;
    }

    @DataBoundSetter
    public void setData(String data) {
        this.data = Util.fixEmptyAndTrim(data);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new DeployVersionExecution(context, this);
    }

    @Extension
    @Symbol("deployVersion")
    public static final class DescriptorImpl extends StageStepDescriptor<DeployVersionStep> {
        public DescriptorImpl() {
            super("deployVersion");
        }

        @Override
        public String getDisplayName() {
            return Messages.DeployVersionStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("reference") + " to " + namedArgs.get("environment");
        }

        @POST
        public FormValidation doCheckReference(@QueryParameter String value) {
            return FormChecks.reference(value);
        }

        @POST
        public FormValidation doCheckEnvironment(@QueryParameter String value) {
            return FormChecks.required(value, Messages.environmentExpected());
        }
    }
}
