package io.jenkins.plugins.mlstages.engine.validation;

import io.jenkins.plugins.mlstages.engine.dataset.ReferenceDataset;
import io.jenkins.plugins.mlstages.engine.expectation.KnownData;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
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

/** The data that recorded data are compared with: the last record of the same name in earlier runs, and those of versions. */
public final class EarlierData implements KnownData {
    /** How many runs are looked through for the last record. */
    private static final int LATEST_RUNS = 200;

    private final String name;
    private final Versions versions;
    private DatasetRecord last;
    private Path lastProfile;

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
        while (runs.hasNext() && data.last == null) {
            RunRecords run = runs.next();
            data.last = run.read().dataset(name);
            data.lastProfile =
                    data.last == null ? null : run.profile(data.last.dataset().profile());
        }
        return data;
    }

    /** {@code null} when the data were not recorded before. */
    public DatasetRecord lastRecord() {
        return last;
    }

    @Override
    public Optional<Known> last() throws IOException {
        return lastProfile == null || !Files.exists(lastProfile)
                ? Optional.empty()
                : Optional.of(new Known(
                        last.origin().run().toString(),
                        ProfileJson.read(
                                Files.readAllBytes(lastProfile),
                                lastProfile.getFileName().toString())));
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
