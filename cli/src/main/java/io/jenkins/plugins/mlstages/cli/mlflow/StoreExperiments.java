package io.jenkins.plugins.mlstages.cli.mlflow;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.Experiment;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowError;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowException;
import io.jenkins.plugins.mlstages.engine.mlflow.RunId;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The experiments of a local store: one for each model that has runs, MLflow's own {@code Default}, and those that clients
 * made or changed, which stand in one file.
 */
final class StoreExperiments {
    private static final int SCHEMA = 1;
    private static final int MOST = 10_000;
    private static final Experiment DEFAULT = new Experiment("0", "Default", false, 0, 0, Map.of());

    private final LocalStore store;
    private final Path file;

    StoreExperiments(LocalStore store) {
        this.store = store;
        this.file = store.experiments();
    }

    private record Kept(List<Experiment> experiments) {}

    /** By id. */
    synchronized Map<String, Experiment> all() throws IOException {
        Map<String, Experiment> all = new LinkedHashMap<>();
        all.put(DEFAULT.id(), DEFAULT);
        for (ModelName model : store.modelsOfRuns()) {
            String id = RunId.experiment(model.full());
            all.put(id, new Experiment(id, model.full(), false, 0, 0, Map.of()));
        }
        kept().forEach(experiment -> all.put(experiment.id(), experiment));
        return all;
    }

    /** As {@link #all}, without a look at every run where that is not needed. */
    synchronized Optional<Experiment> find(String id) throws IOException {
        for (Experiment experiment : kept()) {
            if (experiment.id().equals(id)) {
                return Optional.of(experiment);
            }
        }
        return Optional.ofNullable(id.equals(DEFAULT.id()) ? DEFAULT : all().get(id));
    }

    Optional<Experiment> named(String name) throws IOException {
        // an active one before one that was deleted, as MLflow does
        return all().values().stream()
                .filter(experiment -> experiment.name().equals(name))
                .min(java.util.Comparator.comparing(Experiment::deleted));
    }

    synchronized Experiment create(String name, Map<String, String> tags) throws IOException {
        if (named(name).isPresent()) {
            throw new MlflowException(
                    MlflowError.RESOURCE_ALREADY_EXISTS, "Experiment(name=" + name + ") already exists.");
        }
        Map<String, Experiment> all = all();
        if (all.size() >= MOST) {
            throw MlflowException.invalid("The store has " + MOST + " experiments, which is the limit.");
        }
        String id = RunId.experiment(name);
        for (int i = 2; all.containsKey(id); i++) {
            id = RunId.experiment(name + "#" + i); // another one had the name and was renamed
        }
        long now = System.currentTimeMillis();
        return keep(new Experiment(id, name, false, now, now, tags));
    }

    synchronized Experiment change(String id, UnaryOperator<Experiment> change) throws IOException {
        Experiment changed = change.apply(all().get(id));
        Optional<Experiment> other = named(changed.name());
        if (other.isPresent() && !other.get().id().equals(id)) {
            throw new MlflowException(
                    MlflowError.RESOURCE_ALREADY_EXISTS, "Experiment(name=" + changed.name() + ") already exists.");
        }
        return keep(changed);
    }

    private Experiment keep(Experiment experiment) throws IOException {
        List<Experiment> all = new ArrayList<>(kept());
        all.removeIf(known -> known.id().equals(experiment.id()));
        all.add(experiment);
        Files.createDirectories(file.getParent());
        DurableFile.replace(file, Json.write(SCHEMA, new Kept(all)));
        return experiment;
    }

    private List<Experiment> kept() throws IOException {
        return Files.exists(file)
                ? Json.read(Files.readAllBytes(file), SCHEMA, Kept.class, file.toString()).experiments()
                : List.of();
    }
}
