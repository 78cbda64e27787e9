package io.jenkins.plugins.mlstages.branches;

import hudson.Extension;
import hudson.model.Job;
import io.jenkins.plugins.mlstages.run.TargetBranch;
import jenkins.branch.MultiBranchProject;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;

/** Of a change request in a multibranch project, the job of its target in the same project. */
@Extension(optional = true)
public final class ChangeRequestTarget extends TargetBranch {
    @Override
    protected Job<?, ?> target(Job<?, ?> job) {
        if (!(job.getParent() instanceof MultiBranchProject<?, ?> project)
                || !(SCMHead.HeadByItem.findHead(job) instanceof ChangeRequestSCMHead change)) {
            return null;
        }
        String target = change.getTarget().getName();
        for (Job<?, ?> branch : project.getItems()) {
            SCMHead head = SCMHead.HeadByItem.findHead(branch);
            if (head != null && !(head instanceof ChangeRequestSCMHead) && head.getName().equals(target)) {
                return branch;
            }
        }
        return null;
    }
}
