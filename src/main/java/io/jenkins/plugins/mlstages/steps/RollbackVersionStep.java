package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Moves an alias back to the version that held it before, after checking that version's artifacts. */
public final class RollbackVersionStep extends Step {
    private final String model;
    private final String alias;
    private String comment;

    @DataBoundConstructor
    public RollbackVersionStep(String model, String alias) {
        this.model = model;
        this.alias = Util.fixEmptyAndTrim(alias);
    }

    public String getModel() {
        return model;
    }

    public String getAlias() {
        return alias;
    }

    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(String comment) {
        this.comment = Util.fixEmptyAndTrim(comment);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<AliasResult> {
        private static final long serialVersionUID = 1L;

        private final transient RollbackVersionStep step;

        Execution(StepContext context, RollbackVersionStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected AliasResult run() throws IOException, InterruptedException {
            return Sentences.abortOnBadInput(this::rollBack);
        }

        private AliasResult rollBack() throws IOException, InterruptedException {
            StageRun stage = StageRun.of(getContext());
            RegisteredModel model = stage.models().model(stage.model(step.getModel()), ModelPermissions.PROMOTE);
            Event.RolledBack back = (Event.RolledBack) model.rollback(step.getAlias(), stage.change(step.getComment()))
                    .event();
            AliasResult result = new AliasResult(model.name().full(), back.alias(), back.version(), back.from(), false);
            stage.log("Rolled back: " + result + "; its artifacts are whole.");
            return result;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "rollbackVersion";
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackVersionStep_DisplayName();
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
