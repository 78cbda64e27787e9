package io.jenkins.plugins.mlstages.steps;

import hudson.model.AbstractProject;
import hudson.model.Job;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;

/** What a gate can do to a build that is no pipeline: there is no stage, so the two marks of a stage alone mean nothing. */
final class OutsideOfPipelines {
    private OutsideOfPipelines() {}

    static boolean allows(Criticality criticality) {
        return criticality == Criticality.UNSTABLE || criticality == Criticality.FAILURE;
    }

    /** @throws InputException when only a stage could be marked */
    static void check(Criticality criticality) {
        if (!allows(criticality)) {
            throw new InputException("criticality: '" + criticality
                    + "' marks only a stage of a pipeline, and this job has none: UNSTABLE or FAILURE was expected.");
        }
    }

    /**
     * The choices in the form of a job.
     *
     * @param job {@code null} where no job is, as in the Snippet Generator of a folder
     */
    static ListBoxModel choices(Job<?, ?> job, ListBoxModel all) {
        if (job instanceof AbstractProject) {
            all.removeIf(option -> !option.value.isEmpty() && !allows(Criticality.valueOf(option.value)));
        }
        return all;
    }
}
