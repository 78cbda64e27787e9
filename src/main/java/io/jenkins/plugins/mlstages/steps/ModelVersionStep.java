package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.registry.VisibleModels;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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

/** Returns what is known of a version, for pipelines to branch on. */
public final class ModelVersionStep extends Step {
    private final String reference;
    private boolean optional;

    @DataBoundConstructor
    public ModelVersionStep(String reference) {
        this.reference = Util.fixEmptyAndTrim(reference);
    }

    public String getReference() {
        return reference;
    }

    /** Whether a version that is not there is {@code null} rather than an error. */
    public boolean isOptional() {
        return optional;
    }

    @DataBoundSetter
    public void setOptional(boolean optional) {
        this.optional = optional;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<VersionInfo> {
        private static final long serialVersionUID = 1L;

        private final transient ModelVersionStep step;

        Execution(StepContext context, ModelVersionStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected VersionInfo run() throws IOException, InterruptedException {
            return Sentences.abortOnBadInput(this::look);
        }

        private VersionInfo look() throws IOException, InterruptedException {
            StageRun stage = StageRun.of(getContext());
            ModelReference reference = stage.reference(step.getReference());
            if (step.isOptional() && !isThere(stage, reference)) {
                return null;
            }
            StageModels.Target target = stage.models().version(reference);
            return new VersionInfo(target.model().name(), target.version(), target.file());
        }

        private static boolean isThere(StageRun stage, ModelReference reference) throws IOException {
            Optional<RegisteredModel> model = new VisibleModels(stage.models().access()).find(reference.model());
            if (model.isEmpty()) {
                return false;
            }
            int number = reference.alias() == null
                    ? reference.number()
                    : model.get().state().aliases().getOrDefault(reference.alias(), 0);
            return number > 0
                    && number <= model.get().state().versions().size()
                    && model.get().state().version(number).status() != VersionState.Status.DELETED;
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "modelVersion";
        }

        @Override
        public String getDisplayName() {
            return Messages.ModelVersionStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
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
