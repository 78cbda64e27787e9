package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Registers an immutable version of a model: its artifacts, and everything that this build knows of it. */
public final class RegisterVersionStep extends StageStep<VersionResult> {
    private final String model;
    private String artifacts;
    private List<String> aliases = new ArrayList<>();
    private Map<String, String> tags = new LinkedHashMap<>();
    private String description;
    private String parent;
    private boolean force;

    @DataBoundConstructor
    public RegisterVersionStep(String model) {
        this.model = model;
    }

    public String getModel() {
        return model;
    }

    public String getArtifacts() {
        return artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(String artifacts) {
        this.artifacts = Util.fixEmptyAndTrim(artifacts);
    }

    public List<String> getAliases() {
        return aliases;
    }

    @DataBoundSetter
    public void setAliases(List<String> aliases) {
        this.aliases = aliases == null ? new ArrayList<>() : new ArrayList<>(aliases);
    }

    /** For the form. */
    public String getAliasesText() {
        return ListText.text(aliases);
    }

    public Map<String, String> getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(Object tags) {
        this.tags = UntypedParameter.texts("tags", tags);
    }

    /** For the form. */
    public String getTagsText() {
        return NamedValues.text(tags);
    }

    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(String description) {
        this.description = Util.fixEmptyAndTrim(description);
    }

    public String getParent() {
        return parent;
    }

    @DataBoundSetter
    public void setParent(String parent) {
        this.parent = Util.fixEmptyAndTrim(parent);
    }

    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    @Override
    VersionResult perform(StageRun stage) throws IOException, InterruptedException {
        return new RegisterVersionExecution(this).run(stage);
    }

    @Extension
    @Symbol("registerVersion")
    public static final class DescriptorImpl extends StageStepDescriptor<RegisterVersionStep> {
        public DescriptorImpl() {
            super("registerVersion", FilePath.class, Launcher.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.RegisterVersionStep_DisplayName();
        }

        @Override
        Map<String, BiConsumer<RegisterVersionStep, List<String>>> textFields() {
            return Map.of(
                    "aliases",
                    RegisterVersionStep::setAliases,
                    "tags",
                    (step, entries) -> step.setTags(NamedTexts.of("tags", entries)));
        }
    }
}
