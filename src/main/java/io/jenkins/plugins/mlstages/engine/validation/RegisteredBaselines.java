package io.jenkins.plugins.mlstages.engine.validation;

import io.jenkins.plugins.mlstages.engine.gate.Baseline;
import io.jenkins.plugins.mlstages.engine.gate.Baselines;
import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.Deployment;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Baselines of a model: versions from the registry, their evaluations and what they saw in use from the runs' records. */
public final class RegisteredBaselines implements Baselines {
    /** How many of the latest runs are looked through for later evaluations of a version. */
    private static final int LATEST_RUNS = 200;

    private final ModelRegistry registry;
    private final Runs runs;
    private final ModelName model;
    private final Instant asOf;
    private final Rows rows;
    /** By reference; what a version's evaluations are does not depend on the time that is asked about. */
    private final Map<String, List<Evaluated>> evaluations;

    /** The kept records of runs. */
    public interface Runs {
        /** The records of one run; empty when it is gone or not of this place. */
        Optional<RunRecords> of(RunRef run);

        /** Whether whoever asks may see a model; others are as if they were not there. */
        boolean visible(ModelName model);

        /** The records of the runs that worked on a model, newest first, opened lazily. */
        Stream<RunRecords> of(ModelName model) throws IOException;

        /**
         * The records of the runs, of any job that may change the model, that tell what versions of it see in use; newest
         * first.
         */
        default Stream<RunRecords> watching(ModelName model) throws IOException {
            return of(model);
        }
    }

    /** Profiles the evaluated rows with the given types of columns; empty when that cannot be told any more. */
    public interface Rows {
        /** Where the rows are gone. */
        Rows NONE = rules -> Optional.empty();

        Optional<DatasetProfile> profile(Map<String, ColumnRule> rules) throws IOException;
    }

    /**
     * @param registry the registry, {@code null} when there is none yet
     * @param model whose aliases are meant by their bare names
     * @param asOf aliases are taken as they were then, {@code null} for now
     * @param rows the evaluated rows, for gates that ask whether they are representative
     */
    public RegisteredBaselines(ModelRegistry registry, Runs runs, ModelName model, Instant asOf, Rows rows) {
        this(registry, runs, model, asOf, rows, new HashMap<>());
    }

    private RegisteredBaselines(
            ModelRegistry registry,
            Runs runs,
            ModelName model,
            Instant asOf,
            Rows rows,
            Map<String, List<Evaluated>> evaluations) {
        this.evaluations = evaluations;
        this.registry = registry;
        this.runs = runs;
        this.model = model;
        this.asOf = asOf;
        this.rows = rows;
    }

    /** The same with the aliases of another time; evaluations that were read once are not read again. */
    RegisteredBaselines asOf(Instant time) {
        return new RegisteredBaselines(registry, runs, model, time, rows, evaluations);
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
        List<Evaluated> kept = evaluations.get(version.reference());
        if (kept == null) {
            ModelName of = new ModelName(version.origin().model());
            kept = evaluations(version.origin().run(), of, version.reference());
            evaluations.put(version.reference(), kept);
        }
        return new Baseline(name, version.reference(), kept);
    }

    /** Against what the version last saw in use. */
    @Override
    public Optional<Resemblance> resemblance(String name) {
        if (rows == Rows.NONE) {
            return Optional.of(unknown(name, "the rows of a past evaluation are not kept, only their predictions"));
        }
        try {
            Optional<ModelVersion> version = version(name);
            return version.isEmpty()
                    ? Optional.of(unknown(name, "there is no version '" + name + "' yet"))
                    : resemblance(name, version.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resemblance unknown(String name, String why) {
        return new Resemblance(
                false, "Whether these rows resemble the data that " + name + " sees is not known: " + why + ".");
    }

    private Optional<Resemblance> resemblance(String name, ModelVersion version) throws IOException {
        ModelName of = new ModelName(version.origin().model());
        List<RunRef> deployedBy = registry.model(of).state().deployments().values().stream()
                .filter(deployment -> deployment.version() == version.number() && deployment.run() != null)
                .map(Deployment::run)
                .toList();
        Optional<DatasetProfile> seen = SeenInUse.of(version.reference(), of, runs, LATEST_RUNS, deployedBy);
        return seen.isEmpty()
                ? Optional.empty()
                : rows.profile(seen.get().rules())
                        .flatMap(evaluated -> Representativeness.of(name, seen.get(), evaluated));
    }

    private Optional<ModelVersion> version(String name) throws IOException {
        ModelReference reference = ModelReference.within(model, name);
        if (registry == null || !registry.has(reference.model()) || !runs.visible(reference.model())) {
            return Optional.empty();
        }
        ModelState state = asOf == null
                ? registry.model(reference.model()).state()
                : registry.model(reference.model()).state(asOf);
        int number =
                reference.alias() == null ? reference.number() : state.aliases().getOrDefault(reference.alias(), 0);
        if (number == 0) {
            return Optional.empty();
        }
        return Optional.of(registry.version(new ModelReference(reference.model(), number, null)));
    }

    private List<Evaluated> evaluations(RunRef registeredBy, ModelName of, String reference) throws IOException {
        List<Evaluated> found = new ArrayList<>();
        runs.of(registeredBy).ifPresent(run -> add(found, run, of, null));
        runs.of(of).limit(LATEST_RUNS).forEach(run -> add(found, run, of, reference));
        return found;
    }

    /** Adds a run's evaluations of this version, newest first; {@code null} stands for the run's own candidate. */
    private static void add(List<Evaluated> found, RunRecords run, ModelName of, String version) {
        List<EvaluationRecord> evaluations = run.read().all(EvaluationRecord.class);
        for (int i = evaluations.size() - 1; i >= 0; i--) {
            EvaluationRecord evaluation = evaluations.get(i);
            boolean sameVersion = version == null ? evaluation.version() == null : version.equals(evaluation.version());
            if (sameVersion && evaluation.origin().model().equals(of.full())) {
                found.add(Evaluated.of(evaluation, run));
            }
        }
    }
}
