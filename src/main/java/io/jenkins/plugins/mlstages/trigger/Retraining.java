package io.jenkins.plugins.mlstages.trigger;

import hudson.Extension;
import hudson.console.ModelHyperlinkNote;
import hudson.model.CauseAction;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.ModelEventListener;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import org.springframework.security.core.Authentication;

/**
 * Starts the jobs that retrain a model when drift of it, or a failed gate of a version of it, was recorded: each within its
 * cooldown and budget, and none in a loop. The budget is spent, durably, before a build is scheduled: a crash between the two
 * costs one start and never gives one too many.
 */
@Extension
public final class Retraining extends ModelEventListener {
    private static final Logger LOGGER = Logger.getLogger(Retraining.class.getName());

    private volatile InstantSource clock = InstantSource.system();

    void setClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void onDrift(Run<?, ?> run, TaskListener log, DriftRecord record) {
        found(run, log, Finding.of(record), record.origin().time());
    }

    @Override
    public void onGateFailed(Run<?, ?> run, TaskListener log, EvaluationRecord record) {
        if (record.version() != null) {
            found(run, log, Finding.of(record), record.origin().time());
        }
    }

    private void found(Run<?, ?> run, TaskListener log, Finding finding, Instant time) {
        Authentication finder = Jenkins.getAuthentication2();
        if (!Hearing.mayHear(finder, run.getParent(), finding.model())) {
            LOGGER.log(Level.INFO, "{0} found drift of {1}, which it may not see; nothing is started", new Object[] {
                run.getExternalizableId(), finding.model()
            });
            return;
        }
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                ModelDriftTrigger trigger = ParameterizedJobMixIn.getTrigger(job, ModelDriftTrigger.class);
                if (trigger != null && isFor(trigger, job, finding.model())) {
                    String outcome = start(job, trigger.budget(), run, finding, time);
                    LOGGER.log(Level.FINE, "{0}: {1}: {2}", new Object[] {
                        run.getExternalizableId(), job.getFullName(), outcome
                    });
                    if (Hearing.mayName(finder, job)) {
                        log.getLogger()
                                .println("[ML Stages] Retraining of " + finding.model() + ": "
                                        + ModelHyperlinkNote.encodeTo(job) + " " + outcome + ".");
                    }
                }
            }
        }
    }

    private static boolean isFor(ModelDriftTrigger trigger, Job<?, ?> job, ModelName model) {
        try {
            return trigger.isFor(model, job) && Hearing.mayHear(job, model);
        } catch (InputException e) {
            LOGGER.log(Level.WARNING, "The trigger modelDrift of {0} is not usable: {1}", new Object[] {
                job.getFullName(), e.getMessage()
            });
            return false;
        }
    }

    /**
     * One decision at a time: what two builds find at once is one start.
     *
     * @param found when the build found it
     * @return what became of it, as the end of a sentence that begins with the job
     */
    private synchronized String start(Job<?, ?> job, Budget budget, Run<?, ?> run, Finding finding, Instant found) {
        CauseChain chain = CauseChain.of(run);
        Optional<String> loop = chain.objection(job, run.getParent());
        if (loop.isPresent()) {
            return loop.get();
        }
        if (!job.isBuildable()) {
            return "is not started: it is disabled";
        }
        RetrainingStarts state = RetrainingStarts.of(job);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            List<RetrainingStarts.Start> before = state.read();
            RunRef finder = BuildRecords.reference(run);
            if (before.stream().anyMatch(start -> start.isFor(finding.model(), finder, found))) {
                return "is not started: it was started by this already"; // it is told again after a crash
            }
            String objection = budget.objection(
                            before.stream().map(RetrainingStarts.Start::time).toList(), now)
                    .orElse(null);
            if (objection != null) {
                return "is not started: " + objection;
            }
            List<RetrainingStarts.Start> after = new ArrayList<>(before);
            after.add(new RetrainingStarts.Start(now, finding.model().full(), finder));
            state.write(after, now);
            CauseAction cause = new CauseAction(new ModelDriftCause(finding, finder, chain.jobs()));
            if (ParameterizedJobMixIn.scheduleBuild2(job, -1, cause) == null) {
                state.write(before, now);
                return "is not started: the queue refused it";
            }
            return "is scheduled";
        } catch (IOException | InputException e) {
            String problem = e instanceof InputException ? e.getMessage() : e + ".";
            String why =
                    "its budget counts as spent, because what it has spent is not known or cannot be kept: " + problem;
            LOGGER.log(
                    Level.WARNING,
                    "{0} is not started by drift: {1} Repair the file, or delete it to begin anew.",
                    new Object[] {job.getFullName(), why});
            return "is not started: " + why + " Repair the file, or delete it to begin anew";
        }
    }
}
