package io.jenkins.plugins.mlstages.steps;

import hudson.Launcher;
import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.agent.HashFiles;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.registry.Candidate;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import io.jenkins.plugins.mlstages.storage.RunArtifacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** The course of {@code registerVersion}: ask the gates, hash on the agent, archive, write the version, keep the build. */
final class RegisterVersionExecution extends SynchronousNonBlockingStepExecution<VersionResult> {
    private static final long serialVersionUID = 1L;

    private final transient RegisterVersionStep step;

    RegisterVersionExecution(StepContext context, RegisterVersionStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected VersionResult run() throws IOException, InterruptedException {
        return Sentences.abortOnBadInput(this::register);
    }

    private VersionResult register() throws IOException, InterruptedException {
        StageRun stage = StageRun.of(getContext());
        ModelName model = stage.model(step.getModel());
        RunRecords records = BuildRecords.of(stage.run());
        Candidate candidate = Candidate.of(records.read(), model.full());
        HashFiles.Found found = new HashFiles(patterns(candidate)).in(stage.workspace(), HashFiles.Found.class);
        List<String> objections = candidate.objections(found.files());
        if (!objections.isEmpty() && !step.isForce()) {
            throw new InputException("No version of " + model + " is registered, because this build does not vouch for it: "
                    + String.join(" ", objections) + " ('force: true' registers it all the same.)");
        }
        List<StoredArtifact> stored = new RunArtifacts(
                        stage.run(), stage.workspace(), getContext().get(Launcher.class), stage.listener())
                .archive(model, found.files());
        Origin origin = stage.origin(model, found.commit());
        ModelVersion version = Models.registry()
                .register(
                        candidate.draft(
                                origin,
                                stored,
                                new Candidate.Wishes(
                                        step.getAliases(),
                                        step.getTags(),
                                        step.getDescription(),
                                        step.getParent() == null ? null : stage.reference(step.getParent()).toString(),
                                        null,
                                        step.isForce())),
                        ProfileSource.files(records::profile),
                        change(stage));
        stage.run().keepLog(true);
        stage.keep(new RegistrationRecord(
                origin, version.number(), version.aliases(), found.files(), version.forced()));
        stage.log("Registered " + version.reference()
                + (version.aliases().isEmpty() ? "" : " as " + String.join(", ", version.aliases())) + ".");
        return new VersionResult(version);
    }

    /** The files that are named, or else those that the training of this build made. */
    private ArrayList<String> patterns(Candidate candidate) {
        ArrayList<String> patterns = new ArrayList<>(FileList.of(step.getArtifacts()));
        if (patterns.isEmpty() && candidate.training() != null) {
            candidate.training().artifacts().forEach(file -> patterns.add(file.path()));
        }
        if (patterns.isEmpty()) {
            throw new InputException("artifacts: no file is named, and no training of this build made one; a path such as"
                    + " 'out/model.json' was expected.");
        }
        return patterns;
    }

    /** Who does this: the user who started the build, or else the build itself. */
    private static Change change(StageRun stage) {
        Run<?, ?> run = stage.run();
        Cause.UserIdCause user = run.getCause(Cause.UserIdCause.class);
        String who = user == null || user.getUserId() == null ? run.getFullDisplayName() : user.getUserId();
        return new Change(who, null, BuildRecords.reference(run));
    }
}
