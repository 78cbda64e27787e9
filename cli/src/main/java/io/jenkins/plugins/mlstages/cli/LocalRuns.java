package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.validation.EarlierData;
import io.jenkins.plugins.mlstages.engine.validation.GateReplay;
import io.jenkins.plugins.mlstages.engine.validation.RegisteredBaselines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of a local store, as baselines look for them. */
public record LocalRuns(LocalStore store) implements RegisteredBaselines.Runs {
    static RegisteredBaselines baselines(LocalStore store, ModelName model, RegisteredBaselines.Rows rows) throws IOException {
        return new RegisteredBaselines(registry(store), new LocalRuns(store), model, null, rows);
    }

    /** Asks proposed gates of what is kept of a model. */
    public static GateReplay replay(LocalStore store, ModelName model) throws IOException {
        return new GateReplay(registry(store), new LocalRuns(store), model);
    }

    /**
     * Data that were recorded in earlier runs, and those of versions.
     *
     * @param model whose aliases are meant by their bare names, {@code null} for none
     */
    static EarlierData earlierData(LocalStore store, String name, Stream<RunRecords> earlier, ModelName model)
            throws IOException {
        return EarlierData.of(
                name, earlier,
                new EarlierData.Versions(registry(store), text -> reference(text, model), any -> true));
    }

    private static ModelReference reference(String text, ModelName model) {
        boolean bare = model != null && text.indexOf('/') < 0 && text.indexOf('@') < 0;
        return bare ? new ModelReference(model, 0, ModelReference.checkAlias(text)) : ModelReference.parse(text);
    }

    private static ModelRegistry registry(LocalStore store) throws IOException {
        return Files.isDirectory(store.models())
                ? ModelRegistry.open(store.models(), new FolderArtifactStore(store.artifacts()))
                : null;
    }

    @Override
    public boolean visible(ModelName model) {
        return true;
    }

    @Override
    public Optional<RunRecords> of(RunRef run) {
        return RunRef.LOCAL.equals(run.job()) ? Optional.of(store.run(run.number()).records()) : Optional.empty();
    }

    @Override
    public Stream<RunRecords> of(ModelName model) throws IOException {
        return store.runsOf(model).map(LocalStore.Run::records);
    }
}
