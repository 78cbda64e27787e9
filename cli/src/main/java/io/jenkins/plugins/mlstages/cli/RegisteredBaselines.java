package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.gate.Baseline;
import io.jenkins.plugins.mlstages.engine.gate.Baselines;
import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Baselines of a model from the local store: versions from its registry, their evaluations from the runs' records. */
final class RegisteredBaselines implements Baselines {
    /** How many of the latest runs are looked through for later evaluations of a version. */
    private static final int LATEST_RUNS = 200;

    private final LocalStore store;
    private final ModelName model;
    private final Instant asOf;

    /**
     * @param asOf aliases are taken as they were then, {@code null} for now
     */
    RegisteredBaselines(LocalStore store, ModelName model, Instant asOf) {
        this.store = store;
        this.model = model;
        this.asOf = asOf;
    }

    @Override
    public Optional<Baseline> find(String name) {
        boolean full = name.indexOf('/') > 0 || name.indexOf('@') > 0;
        ModelReference reference =
                full ? ModelReference.parse(name) : new ModelReference(model, 0, ModelReference.checkAlias(name));
        try {
            return find(name, reference);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Baseline> find(String name, ModelReference reference) throws IOException {
        if (!Files.isDirectory(store.models())) {
            return Optional.empty();
        }
        ModelRegistry registry = ModelRegistry.open(store.models(), new FolderArtifactStore(store.artifacts()));
        if (!registry.has(reference.model())) {
            return Optional.empty();
        }
        ModelState state = asOf == null
                ? registry.model(reference.model()).state()
                : registry.model(reference.model()).state(asOf);
        int number = reference.alias() == null ? reference.number() : state.aliases().getOrDefault(reference.alias(), 0);
        if (number == 0) {
            return Optional.empty();
        }
        ModelVersion version = registry.version(new ModelReference(reference.model(), number, null));
        List<Evaluated> evaluations = evaluations(version.origin().run(), reference.model(), version.reference());
        return Optional.of(new Baseline(name, version.reference(), evaluations));
    }

    private List<Evaluated> evaluations(RunRef registeredBy, ModelName of, String reference) throws IOException {
        List<Evaluated> found = new ArrayList<>();
        if (RunRef.LOCAL.equals(registeredBy.job())) {
            LocalStore.Run run = store.run(registeredBy.number());
            add(found, run, of, null);
        }
        store.runsOf(of).limit(LATEST_RUNS).forEach(run -> add(found, run, of, reference));
        return found;
    }

    /** Adds a run's evaluations of this version, newest first; {@code null} stands for the run's own candidate. */
    private static void add(List<Evaluated> found, LocalStore.Run run, ModelName of, String version) {
        List<EvaluationRecord> evaluations = run.records().read().all(EvaluationRecord.class);
        for (int i = evaluations.size() - 1; i >= 0; i--) {
            EvaluationRecord evaluation = evaluations.get(i);
            boolean sameVersion = version == null ? evaluation.version() == null : version.equals(evaluation.version());
            if (sameVersion && evaluation.origin().model().equals(of.full())) {
                found.add(Evaluated.of(evaluation, run.records()));
            }
        }
    }
}
