package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Makes the profile of the part of a dataset that lies on this agent; {@code checkDrift} merges such profiles. */
public final class ProfileDataStep extends NamedDataStep<ProfileHandle> {
    private String like;
    private String output;

    @DataBoundConstructor
    public ProfileDataStep(String name, String files) {
        super(name, files);
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

    @Override
    ProfileHandle perform(StageRun stage) throws IOException, InterruptedException {
        return new ProfileDataExecution(this).run(stage);
    }

    @Extension
    @Symbol("profileData")
    public static final class DescriptorImpl extends DataStepDescriptor<ProfileDataStep> {
        public DescriptorImpl() {
            super("profileData");
        }

        @Override
        public String getDisplayName() {
            return Messages.ProfileDataStep_DisplayName();
        }

        @Override
        String nameExpected() {
            return Messages.shardExpected();
        }

        @POST
        public FormValidation doCheckLike(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.reference(value);
        }
    }
}
