package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.gate.Baseline;
import io.jenkins.plugins.mlstages.engine.gate.Baselines;
import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.validation.Representativeness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Baselines of a model from the local store: versions from its registry, their evaluations from the runs' records. */
final class RegisteredBaselines implements Baselines {
    /** How many of the latest runs are looked through for later evaluations of a version. */
    private static final int LATEST_RUNS = 200;

    private final LocalStore store;
    private final ModelName model;
    private final Instant asOf;
    private final Rows rows;

    /** Profiles the evaluated rows with the given types of columns; empty when that cannot be told any more. */
    interface Rows {
        Optional<DatasetProfile> profile(Map<String, ColumnRule> rules) throws IOException;
    }

    /**
     * @param asOf aliases are taken as they were then, {@code null} for now
     * @param rows the evaluated rows, for gates that ask whether they are representative
     */
    RegisteredBaselines(LocalStore store, ModelName model, Instant asOf, Rows rows) {
        this.rows = rows;
        this.store = store;
        this.model = model;
        this.asOf = asOf;
    }

    @Override
    public Optional<Baseline> find(String name) {
        try {
            Optional<ModelVersion> version = version(name);
            return version.isEmpty() ? Optional.empty() : Optional.of(baseline(name, version.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Baseline baseline(String name, ModelVersion version) throws IOException {
        ModelName of = new ModelName(version.origin().model());
        return new Baseline(name, version.reference(), evaluations(version.origin().run(), of, version.reference()));
    }

    /** Against the current data of the version's latest drift check. */
    @Override
    public Optional<Resemblance> resemblance(String name) {
        try {
            Optional<ModelVersion> version = version(name);
            return version.isEmpty() ? Optional.empty() : resemblance(name, version.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Resemblance> resemblance(String name, ModelVersion version) throws IOException {
        Iterator<LocalStore.Run> runs = store.runsOf(new ModelName(version.origin().model())).limit(LATEST_RUNS).iterator();
        while (runs.hasNext()) {
            LocalStore.Run run = runs.next();
            for (DriftRecord check : run.records().read().all(DriftRecord.class)) {
                if (Representativeness.tells(check, version.reference())) {
                    Path file = run.records().profile(check.current().profile());
                    DatasetProfile seen = ProfileJson.read(Files.readAllBytes(file), file.getFileName().toString());
                    return rows.profile(seen.rules()).flatMap(evaluated -> Representativeness.of(name, seen, evaluated));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ModelVersion> version(String name) throws IOException {
        boolean full = name.indexOf('/') > 0 || name.indexOf('@') > 0;
        ModelReference reference =
                full ? ModelReference.parse(name) : new ModelReference(model, 0, ModelReference.checkAlias(name));
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
        return Optional.of(registry.version(new ModelReference(reference.model(), number, null)));
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
