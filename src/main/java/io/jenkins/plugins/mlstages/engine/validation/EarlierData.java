package io.jenkins.plugins.mlstages.engine.validation;

import io.jenkins.plugins.mlstages.engine.dataset.ReferenceDataset;
import io.jenkins.plugins.mlstages.engine.expectation.KnownData;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The data that recorded data are compared with: in earlier runs the last record of the same name, and the last one that
 * failed no expectation; the data of versions.
 */
public final class EarlierData implements KnownData {
    /** How many runs are looked through for the last record. */
    private static final int LATEST_RUNS = 200;

    private final String name;
    private final Versions versions;
    private DatasetRecord last;
    private DatasetRecord lastNotRefused;
    private Path profileNotRefused;

    /**
     * Where versions are found.
     *
     * @param registry {@code null} when there is none yet
     * @param references what a version's name means
     * @param visible whether whoever asks may see a model; others are as if they were not there
     */
    public record Versions(
            ModelRegistry registry, Function<String, ModelReference> references, Predicate<ModelName> visible) {}

    private EarlierData(String name, Versions versions) {
        this.name = name;
        this.versions = versions;
    }

    /**
     * @param name of the data
     * @param earlier the runs in which the last record is looked for, newest first, opened lazily
     */
    public static EarlierData of(String name, Stream<RunRecords> earlier, Versions versions) {
        EarlierData data = new EarlierData(name, versions);
        Iterator<RunRecords> runs = earlier.limit(LATEST_RUNS).iterator();
        while (runs.hasNext() && data.lastNotRefused == null) {
            RunRecords run = runs.next();
            DatasetRecord record = run.read().dataset(name);
            if (record != null) {
                data.last = data.last == null ? record : data.last;
                if (record.count(Verdict.FAILED) == 0) {
                    data.lastNotRefused = record;
                    data.profileNotRefused = run.profile(record.dataset().profile());
                }
            }
        }
        return data;
    }

    /** {@code null} when the data were not recorded before. */
    public DatasetRecord lastRecord() {
        return last;
    }

    /** Data that failed an expectation are no measure: else the same data would pass when they come again. */
    @Override
    public Optional<Known> last() throws IOException {
        return profileNotRefused == null || !Files.exists(profileNotRefused)
                ? Optional.empty()
                : Optional.of(new Known(
                        lastNotRefused.origin().run().toString(),
                        ProfileJson.read(
                                Files.readAllBytes(profileNotRefused),
                                profileNotRefused.getFileName().toString())));
    }

    @Override
    public Optional<Known> ofVersion(String version) throws IOException {
        ModelReference reference = versions.references().apply(version);
        ModelRegistry registry = versions.registry();
        if (registry == null
                || !registry.has(reference.model())
                || !versions.visible().test(reference.model())) {
            return Optional.empty();
        }
        int number = reference.alias() == null
                ? reference.number()
                : registry.model(reference.model()).state().aliases().getOrDefault(reference.alias(), 0);
        return number == 0 ? Optional.empty() : data(registry, new ModelReference(reference.model(), number, null));
    }

    /** Its data of the same name if it has such, else those that drift would be checked against. */
    private Optional<Known> data(ModelRegistry registry, ModelReference reference) throws IOException {
        ModelVersion version = registry.version(reference);
        List<Dataset> profiled =
                version.datasets().stream().filter(d -> d.profile() != null).toList();
        if (profiled.isEmpty()) {
            return Optional.empty();
        }
        boolean same = profiled.stream().anyMatch(d -> d.name().equals(name));
        Dataset data = ReferenceDataset.of(profiled, version.reference(), same ? name : null);
        byte[] profile = registry.model(reference.model()).profile(data.profile());
        String called = version.reference() + " ('" + data.name() + "')";
        return Optional.of(new Known(called, ProfileJson.read(profile, "The profile of " + called)));
    }
}
