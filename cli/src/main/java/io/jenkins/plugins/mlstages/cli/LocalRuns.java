package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.validation.RegisteredBaselines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of a local store, as baselines look for them. */
record LocalRuns(LocalStore store) implements RegisteredBaselines.Runs {
    static RegisteredBaselines baselines(LocalStore store, ModelName model, Instant asOf, RegisteredBaselines.Rows rows) {
        try {
            ModelRegistry registry = Files.isDirectory(store.models())
                    ? ModelRegistry.open(store.models(), new FolderArtifactStore(store.artifacts()))
                    : null;
            return new RegisteredBaselines(registry, new LocalRuns(store), model, asOf, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
