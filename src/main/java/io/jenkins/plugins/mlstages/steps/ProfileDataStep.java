package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Makes the profile of the part of a dataset that lies on this agent; {@code checkDrift} merges such profiles. */
public final class ProfileDataStep extends StageStep<ProfileHandle> {
    private final String name;
    private final String files;
    private String like;
    private String output;
    private Map<String, String> types = new LinkedHashMap<>();

    @DataBoundConstructor
    public ProfileDataStep(String name, String files) {
        this.name = Util.fixEmptyAndTrim(name);
        this.files = Util.fixEmptyAndTrim(files);
    }

    public String getName() {
        return name;
    }

    public String getFiles() {
        return files;
    }

    /** The version whose columns' types the profile takes, so that it can be compared and merged. */
    public String getLike() {
        return like;
    }

    @DataBoundSetter
    public void setLike(String like) {
        this.like = Util.fixEmptyAndTrim(like);
    }

    public String getOutput() {
        return output;
    }

    @DataBoundSetter
    public void setOutput(String output) {
        this.output = Util.fixEmptyAndTrim(output);
    }

    public Map<String, String> getTypes() {
        return types;
    }

    @DataBoundSetter
    public void setTypes(Map<String, String> types) {
        this.types = types == null ? new LinkedHashMap<>() : new LinkedHashMap<>(types);
    }

    /** For the form. */
    public String getTypesText() {
        return NamedValues.text(types);
    }

    @Override
    ProfileHandle perform(StageRun stage) throws IOException, InterruptedException {
        return new ProfileDataExecution(this).run(stage);
    }

    @Extension
    @Symbol("profileData")
    public static final class DescriptorImpl extends StageStepDescriptor<ProfileDataStep> {
        public DescriptorImpl() {
            super("profileData", FilePath.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.ProfileDataStep_DisplayName();
        }

        @Override
        Map<String, BiConsumer<ProfileDataStep, List<String>>> textFields() {
            return Map.of("types", (step, entries) -> step.setTypes(NamedValues.texts(entries)));
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return String.valueOf(namedArgs.get("name"));
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return FormChecks.required(value, Messages.shardExpected());
        }

        @POST
        public FormValidation doCheckFiles(@QueryParameter String value) {
            return FormChecks.required(value, Messages.dataExpected());
        }

        @POST
        public FormValidation doCheckLike(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.reference(value);
        }

        @POST
        public FormValidation doCheckTypes(@QueryParameter String value) {
            return FormChecks.types(value);
        }
    }
}
