package io.jenkins.plugins.mlstages.freestyle;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import java.io.IOException;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundConstructor;

/** Stages between the other build steps of a job that is no pipeline. */
public final class MlStagesBuilder extends Builder implements SimpleBuildStep {
    private final List<Step> stages;

    @DataBoundConstructor
    public MlStagesBuilder(List<Step> stages) {
        this.stages = HostedStages.checked(stages);
    }

    public List<Step> getStages() {
        return stages;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars variables, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        HostedStages.run(stages, run, workspace, variables, launcher, listener);
    }

    @Extension
    @Symbol("runMlStages")
    public static final class DescriptorImpl extends StagesDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return Messages.MlStagesBuilder_DisplayName();
        }
    }
}
