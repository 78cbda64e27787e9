package io.jenkins.plugins.mlstages.freestyle;

import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.tasks.BuildStep;
import hudson.tasks.BuildStepDescriptor;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * What the descriptors of a build step and a post-build action that host stages have in common: every kind of job offers them,
 * and their forms offer the stages that need no pipeline.
 *
 * @param <T> the kind of build step
 */
public abstract class StagesDescriptor<T extends BuildStep & Describable<T>> extends BuildStepDescriptor<T> {
    @Override
    @SuppressWarnings("rawtypes") // core's signature
    public final boolean isApplicable(Class<? extends AbstractProject> type) {
        return true;
    }

    /** For the form. */
    public final List<StepDescriptor> getStageDescriptors() {
        return HostedStages.descriptors();
    }
}
