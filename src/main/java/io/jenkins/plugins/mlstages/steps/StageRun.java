package io.jenkins.plugins.mlstages.steps;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.registry.BuildChange;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.run.MlStagesAction;
import io.jenkins.plugins.mlstages.run.ModelChecks;
import io.jenkins.plugins.mlstages.storage.Announcements;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * One stage at work in a build: whose build it is, where the files are, what to tell the user, and where the result goes.
 *
 * @param node the step's place in the pipeline, {@code null} outside of pipelines
 * @param checksName what a block around the step calls checks, {@code null} if there is none
 */
record StageRun(Run<?, ?> run, Workplace place, TaskListener listener, FlowNode node, String checksName) {
    static StageRun of(StepContext context) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        return new StageRun(
                context.get(Run.class),
                new Workplace.Around(context, node),
                context.get(TaskListener.class),
                node,
                ModelChecks.nameAround(context));
    }

    /** See {@link Workplace#workspace}. */
    FilePath workspace() throws IOException, InterruptedException {
        return place.workspace();
    }

    /** See {@link Workplace#launcher}. */
    Launcher launcher() throws IOException, InterruptedException {
        return place.launcher();
    }

    /** The full name of a model as a pipeline of this job names it. */
    ModelName model(String given) {
        return ModelScope.of(run.getParent()).model(given);
    }

    /** A version as a pipeline of this job names it. */
    ModelReference reference(String given) {
        return ModelScope.of(run.getParent()).reference(given);
    }

    /** The registry, as far as this build may see and change it. */
    StageModels models() {
        return new StageModels(new ModelAccess(Jenkins.getAuthentication2(), run.getParent()));
    }

    /**
     * Who changes something now, see {@link BuildChange}.
     *
     * @param comment why, {@code null} when nothing was said
     */
    Change change(String comment) {
        return BuildChange.of(run, Jenkins.getAuthentication2(), comment);
    }

    /**
     * Where a record that is made now comes from.
     *
     * @param model {@code null} for data that belong to no model
     */
    Origin origin(ModelName model, Commit commit) {
        return Origin.of(
                model == null ? "" : model.full(),
                BuildRecords.reference(run),
                stage(),
                place.node(),
                commit,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    void keep(StageRecord record) throws IOException {
        MlStagesAction.keep(run, record);
    }

    /**
     * Keeps a record, says in the log what it means, and lets others act on it.
     *
     * @param report what the step has to say
     */
    void keepAndAnnounce(StageRecord record, Runnable report) throws IOException {
        Path note = Announcements.intend(run, record);
        keep(record);
        report.run();
        Announcements.make(run, listener, record, note);
    }

    /** Brings the check that an earlier step has published of a model up to date. */
    void refreshChecks(ModelName model) throws IOException {
        ModelChecks.refresh(run, listener, model.full());
    }

    void log(String line) {
        listener.getLogger().println("[ML Stages] " + line);
    }

    /** Marks the stage, and for {@code UNSTABLE} and {@code FAILURE} the build, as quality gates of other plugins do. */
    void mark(Criticality criticality, String why) {
        boolean failure = criticality == Criticality.ERROR || criticality == Criticality.FAILURE;
        Result result = failure ? Result.FAILURE : Result.UNSTABLE;
        if (node != null) {
            node.addOrReplaceAction(new WarningAction(worst(result)).withMessage(why));
        }
        if (criticality == Criticality.UNSTABLE || criticality == Criticality.FAILURE) {
            run.setResult(result);
        }
    }

    private Result worst(Result result) {
        WarningAction before = node.getPersistentAction(WarningAction.class);
        return before == null ? result : before.getResult().combine(result);
    }

    /** The innermost stage or parallel branch around the step. */
    private String stage() {
        if (node == null) {
            return null;
        }
        for (FlowNode block : node.getEnclosingBlocks()) {
            ThreadNameAction branch = block.getPersistentAction(ThreadNameAction.class);
            if (branch != null) {
                return branch.getThreadName();
            }
            LabelAction label = block.getPersistentAction(LabelAction.class);
            if (label != null) {
                return label.getDisplayName();
            }
        }
        return null;
    }
}
