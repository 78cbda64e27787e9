package io.jenkins.plugins.mlstages.cli.mlflow;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.mlflow.LiveRun;
import io.jenkins.plugins.mlstages.engine.mlflow.LoggedFiles;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowException;
import io.jenkins.plugins.mlstages.engine.mlflow.ModelStore;
import io.jenkins.plugins.mlstages.engine.mlflow.RunId;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.Candidate;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The registry of a local store: whoever reaches it may change it, as with the commands. */
final class StoreModelStore implements ModelStore {
    private final LocalStore store;
    private final List<Dataset> datasets;
    private final FolderArtifactStore artifacts;
    private ModelRegistry opened;

    /** @param datasets what a training that goes on is given */
    StoreModelStore(LocalStore store, List<Dataset> datasets) {
        this.store = store;
        this.datasets = datasets;
        this.artifacts = new FolderArtifactStore(store.artifacts());
    }

    /** The registry, made when the first model is. */
    private synchronized ModelRegistry registry() throws IOException {
        if (opened == null) {
            opened = ModelRegistry.open(store.models(), artifacts);
        }
        return opened;
    }

    @Override
    public ModelName name(String given) {
        return new ModelName(given);
    }

    @Override
    public String shown(ModelName model) {
        return model.full();
    }

    @Override
    public List<ModelSummary> list() throws IOException {
        return Files.isDirectory(store.models()) ? registry().list().models() : List.of();
    }

    @Override
    public Optional<RegisteredModel> find(ModelName model) throws IOException {
        return Files.isDirectory(store.models()) ? registry().find(model) : Optional.empty();
    }

    @Override
    public void check(Permit permit, ModelName model) {
        // a local store has no users
    }

    @Override
    public Change change() {
        return Change.by(System.getProperty("user.name", "unknown"));
    }

    @Override
    public RegisteredModel create(ModelName model, String description) throws IOException {
        return registry().create(model, description, change());
    }

    @Override
    public void rename(ModelName from, ModelName to) throws IOException {
        registry().rename(from, to, change());
    }

    @Override
    public ArtifactStore artifacts(ModelVersion version) {
        return artifacts;
    }

    @Override
    public String runId(ModelVersion version) {
        RunRef run = version.origin().run();
        return run == null || !run.job().equals(RunRef.LOCAL) ? null : RunId.recorded(run).toString();
    }

    @Override
    public ModelVersion register(NewVersion wanted) throws IOException {
        LoggedFiles files = LoggedFiles.of(wanted);
        LocalStore.Run run = store.run(
                RunId.parse(wanted.run().state().id()).orElseThrow().number());
        Candidate candidate = candidate(run, wanted);
        List<String> objections = candidate.objections(files.files());
        if (!objections.isEmpty()) {
            throw MlflowException.denied(wanted.model() + " is not registered, since run "
                    + run.ref().number() + " has not passed: " + String.join(" ", objections));
        }
        List<StoredArtifact> stored = new ArrayList<>();
        for (FileRef file : files.files()) {
            stored.add(artifacts.put(files.folder().resolve(file.path()), file));
        }
        LocalStore.Run origin = new LocalStore.Run(run.ref(), wanted.model(), run.records());
        ModelVersion version = registry().register(
                candidate.draft(
                        origin.origin(),
                        stored,
                        new Candidate.Wishes(List.of(), wanted.tags(), wanted.description(), null, null, false)),
                ProfileSource.files(run.records()::profile),
                new Change(change().by(), null, run.ref()));
        run.records()
                .add(new RegistrationRecord(version.origin(), version.number(), List.of(), files.files(), false));
        return version;
    }

    /** While the training goes on, what was logged so far stands for its record. */
    private Candidate candidate(LocalStore.Run run, NewVersion wanted) throws IOException {
        RunRecords.Contents contents = run.records().read();
        Candidate known = Candidate.of(contents, wanted.model().full());
        if (known.training() != null || !(wanted.run() instanceof LiveRun live)) {
            return known;
        }
        TrainingRecord recorded = contents.last(TrainingRecord.class, run.model().full());
        return known.trainedBy(recorded == null ? TrackedTraining.record(run, live.log(), datasets, null) : recorded);
    }
}
