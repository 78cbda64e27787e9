package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Moves an alias to a version whose gates have passed. */
public final class PromoteVersionStep extends AliasStep {
    private Integer version;
    private String from;
    private boolean force;

    @DataBoundConstructor
    public PromoteVersionStep(String model, String alias) {
        super(model, alias);
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
    public static final class DescriptorImpl extends AliasStepDescriptor<PromoteVersionStep> {
        public DescriptorImpl() {
            super("promoteVersion");
        }

        @Override
        public String getDisplayName() {
            return Messages.PromoteVersionStep_DisplayName();
        }
    }
}
