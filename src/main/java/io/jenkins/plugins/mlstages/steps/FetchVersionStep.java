package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Brings the artifacts of a version into the workspace, checked, and records the use. */
public final class FetchVersionStep extends Step {
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
    public StepExecution start(StepContext context) {
        return new FetchVersionExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "fetchVersion";
        }

        @Override
        public String getDisplayName() {
            return Messages.FetchVersionStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class, FlowNode.class);
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
