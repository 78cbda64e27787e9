package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model registry as one client may see and change it. What it may not see is not there. */
public interface ModelStore {
    /** What a client wants to do with a model. */
    enum Permit {
        /** Add versions, describe and tag them. */
        REGISTER,
        /** Move aliases. */
        PROMOTE,
        /** Archive, restore and delete versions. */
        DELETE
    }

    /**
     * What a client registers.
     *
     * @param run the run that has the files
     * @param path file or folder among the run's artifacts, {@code ""} for all of them
     * @param tags with what the client said of source and run
     * @param description {@code null} if none
     */
    record NewVersion(ModelName model, TrackedRun run, String path, Map<String, String> tags, String description) {}

    /** The model that a client calls so. */
    ModelName name(String given);

    /** What this client calls the model, so that {@link #name} finds it again. */
    String shown(ModelName model);

    /** All that may be seen, by name. */
    List<ModelSummary> list() throws IOException;

    Optional<RegisteredModel> find(ModelName model) throws IOException;

    /**
     * @throws MlflowException with {@code PERMISSION_DENIED} and the sentence that says what is missing
     */
    void check(Permit permit, ModelName model);

    /** Who changes something now. */
    Change change();

    /**
     * Makes a model without versions; permission has been asked for.
     *
     * @param description {@code null} if none
     */
    RegisteredModel create(ModelName model, String description) throws IOException;

    /**
     * Registers files of a run as the next version; permission has been asked for.
     *
     * @throws MlflowException with {@code PERMISSION_DENIED} when the run's gates have not passed
     */
    ModelVersion register(NewVersion version) throws IOException;

    /** Gives a model another name; permission has been asked for. */
    void rename(ModelName from, ModelName to) throws IOException;

    /**
     * Where the bytes of a version's artifacts are.
     *
     * @throws MlflowException when this client may see the version, but not have them
     */
    ArtifactStore artifacts(ModelVersion version) throws IOException;

    /** The id by which clients know the run that registered a version, {@code null} if they know none. */
    String runId(ModelVersion version);
}
