package io.jenkins.plugins.mlstages.mlflow;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.Permission;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.mlflow.LoggedFiles;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowException;
import io.jenkins.plugins.mlstages.engine.mlflow.ModelStore;
import io.jenkins.plugins.mlstages.engine.mlflow.RunId;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.Candidate;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.registry.ArtifactAccess;
import io.jenkins.plugins.mlstages.registry.BuildChange;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.registry.VisibleModels;
import io.jenkins.plugins.mlstages.run.MlStagesAction;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.FailedRegistration;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import io.jenkins.plugins.mlstages.storage.Models;
import io.jenkins.plugins.mlstages.storage.RunArtifacts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * The controller's registry for one client, with the permissions of whom the build runs as, or of the user who asks.
 *
 * @param block the block that asks, {@code null} for a user
 * @param scope how the client names models
 */
record BuildModelStore(ModelAccess access, MlflowBlock block, ModelScope scope) implements ModelStore {
    static BuildModelStore of(MlflowBlock block) {
        return new BuildModelStore(
                new ModelAccess(block.who(), block.build().getParent()),
                block,
                ModelScope.of(block.build().getParent()));
    }

    static BuildModelStore of(Authentication user) {
        return new BuildModelStore(ModelAccess.of(user), null, new ModelScope(""));
    }

    @Override
    public ModelName name(String given) {
        return scope.model(given);
    }

    @Override
    public String shown(ModelName model) {
        String prefix = scope.folder().isEmpty() ? "" : scope.folder() + "/";
        return model.full().startsWith(prefix) ? model.full().substring(prefix.length()) : "/" + model.full();
    }

    @Override
    public List<ModelSummary> list() throws IOException {
        return new VisibleModels(access).list().models();
    }

    @Override
    public Optional<RegisteredModel> find(ModelName model) throws IOException {
        return new VisibleModels(access).find(model);
    }

    @Override
    public void check(Permit permit, ModelName model) {
        Permission permission =
                switch (permit) {
                    case REGISTER -> ModelPermissions.REGISTER;
                    case PROMOTE -> ModelPermissions.PROMOTE;
                    case DELETE -> ModelPermissions.DELETE;
                };
        try {
            access.check(permission, model);
        } catch (InputException e) {
            throw MlflowException.denied(e.getMessage());
        }
    }

    @Override
    public Change change() {
        return block == null ? Change.by(access.who().getName()) : BuildChange.of(block.build(), access.who(), null);
    }

    @Override
    public RegisteredModel create(ModelName model, String description) throws IOException {
        return Models.registry().create(model, description, change());
    }

    @Override
    public void rename(ModelName from, ModelName to) {
        throw MlflowException.denied("A model is renamed with the folder that it belongs to, not by a client.");
    }

    @Override
    public ArtifactStore artifacts(ModelVersion version) throws IOException {
        try {
            new ArtifactAccess(access.who()).check(version.artifacts());
        } catch (InputException e) {
            throw MlflowException.denied(e.getMessage());
        }
        return Models.artifacts();
    }

    @Override
    public String runId(ModelVersion version) {
        RunRef run = version.origin().run();
        return run == null ? null : RunId.recorded(run).toString();
    }

    @Override
    public ModelVersion register(NewVersion wanted) throws IOException {
        if (block == null) {
            throw MlflowException.denied(
                    "A version is registered by the build that made it: in trainModel(mlflow: true), or by"
                            + " registerVersion.");
        }
        Run<?, ?> build = block.build();
        LoggedFiles files = LoggedFiles.of(wanted);
        RunRecords records = BuildRecords.of(build);
        Candidate candidate = candidate(wanted, records);
        List<String> objections = candidate.objections(files.files());
        if (!objections.isEmpty()) {
            throw MlflowException.denied("No version of " + wanted.model()
                    + " is registered, because this build does not vouch for it: " + String.join(" ", objections));
        }
        FilePath folder = new FilePath(files.folder().toFile());
        TaskListener log = block.listener();
        RunArtifacts artifacts = new RunArtifacts(build, folder, new Launcher.LocalLauncher(log), log);
        try {
            List<StoredArtifact> stored = artifacts.archive(wanted.model(), files.files());
            return register(wanted, candidate, records, artifacts, stored);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the artifacts of " + wanted.model() + " were archived", e);
        }
    }

    private ModelVersion register(
            NewVersion wanted,
            Candidate candidate,
            RunRecords records,
            RunArtifacts artifacts,
            List<StoredArtifact> stored)
            throws IOException {
        ModelVersion version;
        try {
            version = Models.registry()
                    .register(
                            candidate.draft(
                                    BlockRecord.origin(block, wanted.model()),
                                    stored,
                                    new Candidate.Wishes(
                                            List.of(), wanted.tags(), wanted.description(), null, null, false)),
                            ProfileSource.files(records::profile),
                            change());
        } catch (IOException | RuntimeException e) {
            new FailedRegistration(artifacts).letGo(stored, e);
            throw e;
        }
        MlStagesAction.keep(
                block.build(),
                new RegistrationRecord(
                        version.origin(),
                        version.number(),
                        List.of(),
                        stored.stream().map(StoredArtifact::file).toList(),
                        false));
        block.listener().getLogger().println("[ML Stages] Registered " + version.reference() + " by MLflow.");
        return version;
    }

    /** While the block goes on, what was logged so far stands for its record. */
    private Candidate candidate(NewVersion wanted, RunRecords records) throws IOException {
        Candidate known = Candidate.of(records.read(), wanted.model().full());
        return known.trainedBy(BlockRecord.of(block));
    }
}
