package io.jenkins.plugins.mlstages.run;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;

/** Of a job that builds a change request, the job of the branch that it wants to change, in the same multibranch project. */
final class TargetBranch {
    private TargetBranch() {}

    /** Empty when the job builds no change request, or the target has no job that the caller may see. */
    static Optional<Job<?, ?>> of(Job<?, ?> job) {
        if (!(SCMHead.HeadByItem.findHead(job) instanceof ChangeRequestSCMHead change)) {
            return Optional.empty();
        }
        String target = change.getTarget().getName();
        ItemGroup<?> group = job.getParent();
        for (Item sibling : group.getItems()) {
            SCMHead head = SCMHead.HeadByItem.findHead(sibling);
            if (sibling instanceof Job<?, ?> branch
                    && head != null
                    && !(head instanceof ChangeRequestSCMHead)
                    && head.getName().equals(target)) {
                return Optional.of(branch);
            }
        }
        return Optional.empty();
    }
}
