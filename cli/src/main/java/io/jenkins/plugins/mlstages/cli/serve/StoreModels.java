package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.engine.view.ModelsView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The store's model registry as the pages read it. */
final class StoreModels {
    static final String PRODUCTION = "production";

    private final LocalStore store;
    private final ModelRegistry registry;
    private final FolderArtifactStore artifacts;

    StoreModels(LocalStore store) {
        this.store = store;
        this.artifacts = new FolderArtifactStore(store.artifacts());
        try {
            this.registry = ModelRegistry.open(store.models(), artifacts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelRegistry registry() {
        return registry;
    }

    FolderArtifactStore artifacts() {
        return artifacts;
    }

    RegisteredModel model(String name) throws IOException {
        return registry.model(new ModelName(name));
    }

    /** The version in production; {@code null} if the model is not registered, has none, or cannot be read. */
    Snapshot production(String model) {
        try {
            ModelName name = new ModelName(model);
            if (!registry.has(name)) {
                return null;
            }
            RegisteredModel registered = registry.model(name);
            Integer number = registered.state().aliases().get(PRODUCTION);
            return number == null ? null : snapshot(registered.version(number));
        } catch (IOException | InputException e) {
            return null; // the model's own page says what is damaged
        }
    }

    private Snapshot snapshot(ModelVersion version) {
        RunRef run = version.origin().run();
        boolean kept = run != null && run.job().equals(RunRef.LOCAL) && Files.isDirectory(store.records(run.number()));
        return Snapshot.ofVersion(version, kept
                ? store.run(run.number()).records().read().last(EvaluationRecord.class, version.origin().model())
                : null);
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
            Integer production = state.aliases().get(PRODUCTION);
            return production == null ? state.latest() : state.version(production);
        } catch (IOException | InputException e) {
            return null;
        }
    }
}
