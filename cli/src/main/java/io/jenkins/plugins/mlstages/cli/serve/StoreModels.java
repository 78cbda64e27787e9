package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ProblemLog;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.engine.view.ModelsView;
import io.jenkins.plugins.mlstages.engine.view.Production;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The store's model registry as the pages read it. */
final class StoreModels {
    private final LocalStore store;
    private final ModelRegistry registry;
    private final FolderArtifactStore artifacts;
    private final Production production;
    private final ProblemLog problems = new ProblemLog();

    StoreModels(LocalStore store) {
        this.store = store;
        this.artifacts = new FolderArtifactStore(store.artifacts());
        try {
            this.registry = ModelRegistry.open(store.models(), artifacts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.production = new Production(registry, run -> records(store, run));
    }

    ModelRegistry registry() {
        return registry;
    }

    ModelList list() throws IOException {
        return problems.tell(registry.list());
    }

    FolderArtifactStore artifacts() {
        return artifacts;
    }

    RegisteredModel model(String name) throws IOException {
        return registry.find(new ModelName(name)).orElseThrow(() -> noSuchModel(name));
    }

    static NotFoundException noSuchModel(String name) {
        return new NotFoundException("There is no model '" + name + "'.");
    }

    Production production() {
        return production;
    }

    private static Optional<RunRecords> records(LocalStore store, RunRef run) {
        boolean kept = run.job().equals(RunRef.LOCAL) && Files.isDirectory(store.records(run.number()));
        return kept ? Optional.of(store.run(run.number()).records()) : Optional.empty();
    }

    /** A profile that a version or a run of a model keeps. */
    byte[] profile(String model, Snapshot side, String sha256) throws IOException {
        if (side.version() != null) {
            return model(model).profile(sha256);
        }
        return Files.readAllBytes(records(store, side.run())
                .orElseThrow(() -> new InputException("The records of run " + side.run() + " are gone."))
                .profile(sha256));
    }

    ModelsView.Health health(String model, List<HistoryLine> history) {
        HistoryLine drift = history.stream()
                .filter(line -> line.model().equals(model) && line.summary().driftDetected() != null)
                .findFirst()
                .orElse(null);
        VersionState version = versionThatMatters(model);
        return new ModelsView.Health(
                version == null ? null : version.gatesPassed(),
                drift == null ? null : drift.summary().driftDetected(),
                drift == null ? null : drift.summary().driftShare(),
                drift == null ? null : drift.time(),
                version == null ? null : version.registered());
    }

    private VersionState versionThatMatters(String model) {
        try {
            ModelState state = model(model).state();
            Integer production = state.aliases().get(Production.ALIAS);
            return production == null ? state.latest() : state.version(production);
        } catch (IOException | InputException | NotFoundException e) {
            return null;
        }
    }
}
