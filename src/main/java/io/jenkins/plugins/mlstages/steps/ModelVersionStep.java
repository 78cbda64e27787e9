package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.registry.VisibleModels;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Returns what is known of a version, for pipelines to branch on. */
public final class ModelVersionStep extends StageStep<VersionInfo> {
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
    VersionInfo perform(StageRun stage) throws IOException {
        ModelReference version = stage.reference(reference);
        if (optional && !isThere(stage, version)) {
            return null;
        }
        StageModels.Target target = stage.models().version(version);
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

    @Extension
    @Symbol("modelVersion")
    public static final class DescriptorImpl extends StageStepDescriptor<ModelVersionStep> {
        public DescriptorImpl() {
            super("modelVersion");
        }

        @Override
        public String getDisplayName() {
            return Messages.ModelVersionStep_DisplayName();
        }

        @Override
        public boolean isHostable() {
            return false; // only a pipeline can do something with the answer
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
