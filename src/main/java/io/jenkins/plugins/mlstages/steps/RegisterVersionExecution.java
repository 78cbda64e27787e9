package io.jenkins.plugins.mlstages.steps;

import hudson.FilePath;
import io.jenkins.plugins.mlstages.agent.HashFiles;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.registry.Candidate;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.FailedRegistration;
import io.jenkins.plugins.mlstages.storage.LoggedArtifacts;
import io.jenkins.plugins.mlstages.storage.Models;
import io.jenkins.plugins.mlstages.storage.RunArtifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of {@code registerVersion}: ask the gates, hash on the agent, archive, write the version, keep the build. */
record RegisterVersionExecution(RegisterVersionStep step) {
    VersionResult run(StageRun stage) throws IOException, InterruptedException {
        ModelName model = stage.model(step.getModel());
        String parent = step.getParent() == null
                ? null
                : stage.models().version(stage.reference(step.getParent())).reference();
        stage.models().access().check(ModelPermissions.REGISTER, model);
        if (!step.getAliases().isEmpty()) {
            stage.models().access().check(ModelPermissions.PROMOTE, model);
        }
        RunRecords records = BuildRecords.of(stage.run());
        Candidate candidate = Candidate.of(records.read(), model.full());
        Optional<Path> logged = logged(stage, candidate);
        FilePath folder = logged.map(path -> new FilePath(path.toFile())).orElse(stage.workspace());
        HashFiles.Found found = new HashFiles(patterns(candidate)).in(folder, HashFiles.Found.class);
        List<String> objections = candidate.objections(found.files());
        if (!objections.isEmpty() && !step.isForce()) {
            throw new InputException(
                    "No version of " + model + " is registered, because this build does not vouch for it: "
                            + String.join(" ", objections) + " ('force: true' registers it all the same.)");
        }
        RunArtifacts artifacts = new RunArtifacts(stage.run(), folder, stage.launcher(), stage.listener());
        List<StoredArtifact> stored = artifacts.archive(model, found.files());
        Commit commit = logged.isPresent() ? candidate.training().origin().source() : found.commit();
        Origin origin = stage.origin(model, commit);
        ModelVersion version;
        try {
            version = Models.registry()
                    .register(
                            candidate.draft(origin, stored, wishes(parent)),
                            ProfileSource.files(records::profile),
                            stage.change(null));
        } catch (IOException | RuntimeException e) {
            new FailedRegistration(artifacts).letGo(stored, e);
            throw e;
        }
        stage.keep(
                new RegistrationRecord(origin, version.number(), version.aliases(), found.files(), version.forced()));
        stage.refreshChecks(model);
        stage.log("Registered " + version.reference()
                + (version.aliases().isEmpty() ? "" : " as " + String.join(", ", version.aliases())) + ".");
        return new VersionResult(version);
    }

    /** Where the files are if the training's code sent them to the controller; they need not come from an agent then. */
    private Optional<Path> logged(StageRun stage, Candidate candidate) throws IOException {
        boolean named = !ListText.of(step.getArtifacts()).isEmpty();
        return named || candidate.training() == null
                ? Optional.empty()
                : LoggedArtifacts.folderOf(stage.run(), candidate.training().artifacts());
    }

    /** The files that are named, or else those that the training of this build made. */
    private ArrayList<String> patterns(Candidate candidate) {
        ArrayList<String> patterns = new ArrayList<>(ListText.of(step.getArtifacts()));
        if (patterns.isEmpty() && candidate.training() != null) {
            candidate.training().artifacts().forEach(file -> patterns.add(file.path()));
        }
        if (patterns.isEmpty()) {
            throw new InputException(
                    "artifacts: no file is named, and no training of this build made one; a path such as"
                            + " 'out/model.json' was expected.");
        }
        return patterns;
    }

    private Candidate.Wishes wishes(String parent) {
        return new Candidate.Wishes(
                step.getAliases(), step.getTags(), step.getDescription(), parent, null, step.isForce());
    }
}
