package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ReferenceDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What current data is compared with: a registered version's data, or files. */
final class DriftReference {
    @ArgGroup(multiplicity = "1")
    private Choice choice;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "Which of the version's datasets (default: train, else the first).")
    private String dataset;

    @Option(
            names = "--type",
            paramLabel = "COLUMN=TYPE",
            description =
                    "Type of a column of the reference data: numeric, categorical, boolean or datetime; repeatable.")
    private List<String> types = List.of();

    private static final class Choice {
        @Option(
                names = "--reference-data",
                paramLabel = "FILES",
                description = "Reference: data files, patterns, or profiles (.json).")
        private List<String> files;

        @Option(
                names = "--reference",
                paramLabel = "VERSION",
                description = "Reference: the data of a version, e.g. price-up@production.")
        private String version;
    }

    /**
     * The reference.
     *
     * @param name in sentences
     * @param model {@code null} for files
     * @param target the column to be predicted, {@code null} if not known
     */
    record Found(DatasetProfile profile, String name, ModelName model, String target) {}

    /** Whether it is the data of a version. */
    boolean isVersion() {
        return choice.version != null;
    }

    List<String> files() {
        return ListText.ofEach(choice.files);
    }

    /** Types of columns that the user gave. */
    Map<String, ColumnRule> rules() {
        return NamedTexts.ofColumns("--type", types).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> ColumnRule.given(ColumnType.parse(e.getValue()))));
    }

    /** What files gave. */
    Found found(ProfiledData data) {
        rules().keySet().stream()
                .filter(c -> data.profile().column(c) == null)
                .findFirst()
                .ifPresent(c -> {
                    throw new InputException("--type: the reference has no column '" + c + "': it has "
                            + String.join(", ", data.dataset().columns()) + ".");
                });
        return new Found(data.profile(), String.join(", ", files()), null, null);
    }

    /** Reads it alone. */
    Found read(Path folder, LocalStore store, boolean jointly, int threads) throws IOException {
        return isVersion()
                ? registered(store, ModelReference.parse(choice.version))
                : found(ProfiledData.readForCheck(
                        folder, files(), "reference", TableOptions.DEFAULT, rules(), jointly, threads));
    }

    private Found registered(LocalStore store, ModelReference reference) throws IOException {
        if (!Files.isDirectory(store.models())) {
            throw new InputException(
                    "There is no version " + reference + ": no model is registered in this store yet.");
        }
        ModelRegistry registry = ModelRegistry.open(store.models(), new FolderArtifactStore(store.artifacts()));
        ModelVersion version = registry.version(reference);
        Dataset data = ReferenceDataset.of(version.datasets(), version.reference(), dataset);
        byte[] json = registry.model(reference.model()).profile(data.profile());
        String where = "the profile of '" + data.name() + "' of " + version.reference();
        return new Found(
                ProfileJson.read(json, where),
                version.reference(),
                registry.model(reference.model()).name(),
                data.target());
    }
}
