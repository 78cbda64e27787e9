package io.jenkins.plugins.mlstages.freestyle;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.steps.StageStep;
import io.jenkins.plugins.mlstages.steps.StageStepDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The steps that a job holds in its configuration, in their order. */
final class HostedStages {
    private HostedStages() {}

    /**
     * @throws IllegalArgumentException when one is no step of ours, or needs a pipeline around it
     */
    static List<Step> checked(List<Step> stages) {
        List<Step> checked = new ArrayList<>(stages == null ? List.of() : stages);
        for (Step stage : checked) {
            if (!isHostable(stage.getDescriptor())) {
                throw new IllegalArgumentException("'" + stage.getDescriptor().getFunctionName()
                        + "' is no stage that a job without a pipeline can run: one of "
                        + String.join(
                                ", ",
                                descriptors().stream()
                                        .map(StepDescriptor::getFunctionName)
                                        .toList())
                        + " was expected.");
            }
        }
        return checked;
    }

    static List<StepDescriptor> descriptors() {
        return StepDescriptor.all().stream().filter(HostedStages::isHostable).toList();
    }

    private static boolean isHostable(StepDescriptor descriptor) {
        return descriptor instanceof StageStepDescriptor<?> ours && ours.isHostable();
    }

    /** Runs one after the other; the first that fails ends it. */
    static void run(
            List<Step> stages,
            Run<?, ?> run,
            FilePath workspace,
            EnvVars variables,
            Launcher launcher,
            TaskListener listener)
            throws IOException, InterruptedException {
        for (Step stage : stages) {
            ((StageStep<?>) stage).runIn(run, workspace, variables, launcher, listener);
        }
    }
}
