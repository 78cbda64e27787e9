package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Which jobs may hear of which models, and who may hear of the jobs. */
final class Hearing {
    private Hearing() {}

    /**
     * Whether a job has to do with a model: the model lies in the job's own folder, or the one whom the job's builds run as
     * may read it where it lies. Jobs that run as Jenkins itself, which is the default, may read every model.
     *
     * @param who the job's builds run as
     */
    static boolean mayHear(Authentication who, Job<?, ?> job, ModelName model) {
        return ModelScope.of(job).folder().equals(model.folder()) || new ModelAccess(who, job).mayRead(model);
    }

    /** As {@link #mayHear(Authentication, Job, ModelName)}, of the builds that the job would have now. */
    static boolean mayHear(Job<?, ?> job, ModelName model) {
        return mayHear(Tasks.getAuthenticationOf2((Queue.Task) job), job, model);
    }

    /** Whether the log of a build that runs as this user may name the job. */
    static boolean mayName(Authentication who, Job<?, ?> job) {
        try (ACLContext as = ACL.as2(who)) {
            return Jenkins.get().getItemByFullName(job.getFullName()) == job;
        } catch (AccessDeniedException discoverOnly) {
            return false;
        }
    }
}
