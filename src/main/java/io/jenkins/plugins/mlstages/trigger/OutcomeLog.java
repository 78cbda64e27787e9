package io.jenkins.plugins.mlstages.trigger;

import hudson.console.ModelHyperlinkNote;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.springframework.security.core.Authentication;

/**
 * Where it is said what became of the jobs that wanted to hear of something: the log of the build that did it.
 *
 * @param log {@code null} for nowhere but the log of Jenkins
 * @param reader whom the build runs as; jobs that may not be seen are not named
 */
record OutcomeLog(TaskListener log, Authentication reader) {
    private static final Logger LOGGER = Logger.getLogger(OutcomeLog.class.getName());

    static final OutcomeLog NONE = new OutcomeLog(null, null);

    /** The log of a build that is still running. */
    static OutcomeLog ofBuild(RunRef build, Authentication reader) {
        Run<?, ?> run;
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            run = BuildRecords.build(build).orElse(null);
        }
        if (run == null || !run.isBuilding() || !(run instanceof FlowExecutionOwner.Executable executable)) {
            return NONE;
        }
        try {
            FlowExecutionOwner owner = executable.asFlowExecutionOwner();
            return owner == null ? NONE : new OutcomeLog(owner.getListener(), reader);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The log of " + build + " cannot be written");
            return NONE;
        }
    }

    /**
     * @param outcome the end of a sentence that begins with the job
     */
    void tell(Job<?, ?> job, String model, String outcome) {
        LOGGER.log(Level.FINE, "Event of {0}: {1} {2}", new Object[] {model, job.getFullName(), outcome});
        if (log != null && Hearing.mayName(reader, job)) {
            log.getLogger()
                    .println("[ML Stages] Event of " + model + ": " + ModelHyperlinkNote.encodeTo(job) + " " + outcome
                            + ".");
        }
    }
}
