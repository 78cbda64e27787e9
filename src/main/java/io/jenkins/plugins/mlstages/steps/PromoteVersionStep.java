package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Moves an alias to a version whose gates have passed. */
public final class PromoteVersionStep extends StageStep<AliasResult> {
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
    AliasResult perform(StageRun stage) throws IOException, InterruptedException {
        return new PromoteVersionExecution(this).run(stage);
    }

    @Extension
    @Symbol("promoteVersion")
    public static final class DescriptorImpl extends StageStepDescriptor<PromoteVersionStep> {
        public DescriptorImpl() {
            super("promoteVersion");
        }

        @Override
        public String getDisplayName() {
            return Messages.PromoteVersionStep_DisplayName();
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("model") + "@" + namedArgs.get("alias");
        }

        @POST
        public FormValidation doCheckAlias(@QueryParameter String value) {
            return FormChecks.alias(value);
        }
    }
}
