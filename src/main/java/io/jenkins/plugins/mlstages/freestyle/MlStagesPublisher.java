package io.jenkins.plugins.mlstages.freestyle;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Publisher;
import hudson.tasks.Recorder;
import java.io.IOException;
import java.util.List;
import jenkins.tasks.SimpleBuildStep;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundConstructor;

/** Stages after the build steps of a job that is no pipeline; a build that has failed has nothing to judge. */
public final class MlStagesPublisher extends Recorder implements SimpleBuildStep {
    private final List<Step> stages;

    @DataBoundConstructor
    public MlStagesPublisher(List<Step> stages) {
        this.stages = HostedStages.checked(stages);
    }

    public List<Step> getStages() {
        return stages;
    }

    @Override
    public void perform(Run<?, ?> run, FilePath workspace, EnvVars variables, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        if (run.getResult() != null && run.getResult().isWorseThan(Result.UNSTABLE)) {
            listener.getLogger().println("[ML Stages] " + Messages.notAfterAFailure());
            return;
        }
        HostedStages.run(stages, run, workspace, variables, launcher, listener);
    }

    @Extension
    @Symbol("publishMlStages")
    public static final class DescriptorImpl extends StagesDescriptor<Publisher> {
        @Override
        public String getDisplayName() {
            return Messages.MlStagesPublisher_DisplayName();
        }
    }
}
