package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The models in one directory. Any number of threads and processes may use the same directory at once.
 *
 * <p>What a call has returned is on the disk; what throws has not happened. See docs/durability.md.
 */
public final class ModelRegistry {
    private final Path root;
    private final ArtifactStore artifacts;
    private final Clock clock;
    private final LogCache logs;
    private final ModelLister lister;

    private ModelRegistry(Path root, ArtifactStore artifacts, Clock clock, Keeping keeping) {
        this.root = root;
        this.artifacts = artifacts;
        this.clock = clock;
        this.logs = new LogCache(root, keeping);
        this.lister = new ModelLister(root, logs, keeping);
    }

    /**
     * @param root the registry's folder, made if it is not there
     * @param artifacts where the bytes of artifacts are kept
     */
    public static ModelRegistry open(Path root, ArtifactStore artifacts) throws IOException {
        return open(root, artifacts, Clock.systemUTC());
    }

    /** As {@link #open(Path, ArtifactStore)}, with another clock. */
    public static ModelRegistry open(Path root, ArtifactStore artifacts, Clock clock) throws IOException {
        return open(root, artifacts, clock, Keeping.DEFAULT);
    }

    /** As {@link #open(Path, ArtifactStore)}, with another clock, and keeping more or less of what was computed. */
    public static ModelRegistry open(Path root, ArtifactStore artifacts, Clock clock, Keeping keeping)
            throws IOException {
        try {
            DurableFile.createFolders(root.resolve(".locks"));
        } catch (IOException e) {
            if (!Files.isDirectory(root)) {
                throw e;
            }
            // a registry on a read-only disk can be read; whoever changes it is told by the lock
        }
        return new ModelRegistry(root.toRealPath(), artifacts, clock, keeping);
    }

    /** From now on tells of every event that is appended through this registry; there is one who listens. */
    public void listen(RegistryListener listener) {
        logs.listen(listener);
    }

    /** All models by name, and what cannot be read. Cheap enough for every request. */
    public ModelList list() throws IOException {
        return lister.list();
    }

    /**
     * The models whose names begin with a folder's name, damaged ones too, in no order; no log is read for it.
     *
     * @param folder full name, without a slash at the end
     */
    public List<ModelName> below(String folder) throws IOException {
        return lister.below(folder);
    }

    /**
     * The present name of the model of this name, or of the one that had it before it was renamed, be it damaged; empty when
     * there is no such model.
     */
    public Optional<ModelName> kept(ModelName name) throws IOException {
        ModelName model = Renaming.current(root, name);
        return ModelFolder.of(root, model).keepsEvents() ? Optional.of(model) : Optional.empty();
    }

    public boolean has(ModelName model) throws IOException {
        return ModelFolder.of(root, model).exists() && ours(model).state().events() > 0;
    }

    /**
     * The model of this name, or the one that had it before it was renamed.
     *
     * @throws InputException when there is no such model
     * @throws DamagedModelException when its log is not what was written
     */
    public RegisteredModel model(ModelName name) throws IOException {
        Optional<RegisteredModel> found = find(name);
        if (found.isEmpty()) {
            throw noSuchModel(name);
        }
        return found.get();
    }

    private InputException noSuchModel(ModelName name) throws IOException {
        List<String> names =
                list().models().stream().map(ModelSummary::model).limit(10).toList();
        return new InputException("There is no model '" + Renaming.current(root, name) + "'"
                + (names.isEmpty() ? ": none is registered yet." : "; there are: " + String.join(", ", names) + "."));
    }

    /**
     * The model of this name, or the one that had it before it was renamed; empty when there is no such model.
     *
     * @throws DamagedModelException when its log is not what was written
     */
    public Optional<RegisteredModel> find(ModelName name) throws IOException {
        ModelName model = Renaming.current(root, name);
        return has(model) ? Optional.of(ours(model)) : Optional.empty();
    }

    private RegisteredModel ours(ModelName model) {
        return new RegisteredModel(ModelFolder.of(root, model), logs, artifacts, clock);
    }

    /** What the log says of the version that a reference points to now. */
    public VersionState resolve(ModelReference reference) throws IOException {
        return model(reference.model()).state().resolve(reference);
    }

    /** What the log says of the version that a reference pointed to at that time, as it was then. */
    public VersionState resolve(ModelReference reference, Instant time) throws IOException {
        return model(reference.model()).state(time).resolve(reference);
    }

    /** What was registered under a reference; the file is checked against the log. */
    public ModelVersion version(ModelReference reference) throws IOException {
        RegisteredModel model = model(reference.model());
        return model.version(model.state().resolve(reference).number());
    }

    /**
     * Registers a version: gives it the next number, keeps its file and its profiles, and sets its aliases, all or nothing.
     * The artifacts have been put into the store before.
     *
     * @param draft the version, its number 0
     * @return the version with its number
     * @throws InputException when a name, an alias, the parent or an artifact is not valid
     * @throws IOException when it cannot be kept; then nothing is registered
     */
    public ModelVersion register(ModelVersion draft, ProfileSource profiles, Change change) throws IOException {
        ModelName name = new ModelName(draft.origin().model());
        ModelVersion complete = draft;
        if (draft.parent() != null) {
            // an alias moves, so the version that it points to now is what is kept
            ModelReference parent = ModelReference.parse(draft.parent());
            complete = draft.withParent(parent.model() + "/" + resolve(parent).number());
        }
        return new Registration(ModelFolder.of(root, name), logs, artifacts, clock)
                .register(complete, profiles, change);
    }

    /**
     * Makes a model that has no version yet.
     *
     * @param description {@code null} if none
     * @throws InputException when there is a model of this name already
     */
    public RegisteredModel create(ModelName name, String description, Change change) throws IOException {
        RegisteredModel model = ours(name);
        model.create(description, change);
        return model;
    }

    /**
     * Gives a model another name; old references are understood until another model takes the old one.
     *
     * @throws InputException when there is no such model, or the new name is taken
     */
    public void rename(ModelName from, ModelName to, Change change) throws IOException {
        model(from);
        new Renaming(root, logs, clock).rename(from, to, change);
    }

    /**
     * Records that a job, or a folder with all jobs below it, has another full name now, in every model that has runs of it
     * and can be read.
     */
    public Told jobMoved(String from, String to, Change change) throws IOException {
        return new Renaming(root, logs, clock).jobMoved(from, to, change);
    }

    /**
     * Which models know that a job moved.
     *
     * @param models how many were told
     * @param missed those that would have to be told perhaps, and could not be read or changed
     */
    public record Told(int models, List<ModelList.Problem> missed) {
        public Told {
            missed = List.copyOf(missed);
        }
    }

    /** All versions, tombstones too, that have an artifact with this SHA-256. */
    public VersionSearch.Result which(String sha256) throws IOException {
        return new VersionSearch(root, logs).bySha256(sha256);
    }

    /**
     * Whether a living version has an artifact at its place, or may have it since some model cannot be read. Whoever is about to free the artifact of a registration that failed asks this first.
     */
    public boolean mayNeed(StoredArtifact artifact) throws IOException {
        VersionSearch.Result result = which(artifact.file().sha256());
        return result.holder(artifact, null) != null
                || !result.problems().isEmpty()
                || !list().problems().isEmpty();
    }

    /**
     * Where a version comes from and where it went.
     *
     * @throws InputException when there is no such version
     */
    public LineageGraph lineage(ModelReference reference) throws IOException {
        return new Lineage(this, new VersionSearch(root, logs)).of(reference);
    }

    /**
     * Reads everything that is kept of a model anew and checks it; unlike all else this also speaks of damaged models.
     *
     * @param bytesToo whether to read all artifacts too
     * @param expected a hash that the log must contain, noted down earlier; {@code null} for none
     * @throws InputException when there is no such model
     */
    public AuditReport verify(ModelName model, boolean bytesToo, String expected) throws IOException {
        Optional<ModelName> kept = kept(model);
        if (kept.isEmpty()) {
            throw noSuchModel(model);
        }
        ModelFolder files = ModelFolder.of(root, kept.get());
        try {
            return ModelLock.during(files.lock(), () -> new ModelAudit(files, artifacts).run(bytesToo, expected));
        } catch (ProcessLock.NotLockedException readOnlyHere) {
            return new ModelAudit(files, artifacts).run(bytesToo, expected);
        }
    }

    /** What can be freed in a place for artifacts that only this registry uses. */
    public GarbageCollection garbage(ArtifactInventory inventory) {
        return new GarbageCollection(this, root, inventory);
    }
}
