package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
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

/** Moves an alias to a version whose gates have passed. */
public final class PromoteVersionStep extends Step {
    private final String model;
    private final String alias;
    private Integer version;
    private String from;
    private String comment;
    private boolean force;

    @DataBoundConstructor
    public PromoteVersionStep(String model, String alias) {
        this.model = model;
        this.alias = Util.fixEmptyAndTrim(alias);
    }

    public String getModel() {
        return model;
    }

    public String getAlias() {
        return alias;
    }

    /** The number of the version that gets the alias, {@code null} when {@link #getFrom} names it. */
    public Integer getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(Integer version) {
        this.version = version;
    }

    /** Another alias, or a whole reference, of the version that gets the alias. */
    public String getFrom() {
        return from;
    }

    @DataBoundSetter
    public void setFrom(String from) {
        this.from = Util.fixEmptyAndTrim(from);
    }

    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(String comment) {
        this.comment = Util.fixEmptyAndTrim(comment);
    }

    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new PromoteVersionExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "promoteVersion";
        }

        @Override
        public String getDisplayName() {
            return Messages.PromoteVersionStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("model") + "@" + namedArgs.get("alias");
        }

        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return FormChecks.model(value);
        }

        @POST
        public FormValidation doCheckAlias(@QueryParameter String value) {
            return FormChecks.alias(value);
        }
    }
}
