package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.registry.Candidate;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.Signature;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages register}: makes a version of what the model's latest run has recorded. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Register a version of a model with its artifacts and what its latest run has recorded.",
        footer = {"%nExample:", "  ml-stages register --model price-up --artifacts out/model.json --alias production"})
public final class RegisterCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "NAME", description = "Name of the model.")
    private String model;

    @Option(
            names = "--artifacts",
            paramLabel = "FILES",
            description = "Files of the version; repeatable (default: those that the training recorded).")
    private List<String> artifacts = List.of();

    @Option(names = "--alias", paramLabel = "ALIAS", description = "Alias to set or move to the version; repeatable.")
    private List<String> aliases = List.of();

    @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag; repeatable.")
    private List<String> tags = List.of();

    @Option(names = "--description", paramLabel = "TEXT", description = "What is to be known of this version.")
    private String description;

    @Option(names = "--parent", paramLabel = "REFERENCE", description = "The version that it was made from, such as price-up/3.")
    private String parent;

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "JSON file with 'inputs' and 'outputs', each a list of {\"name\": ..., \"type\": ...}.")
    private Path signature;

    @Option(names = "--force", description = "Register even if the training or a validation of the run has failed; the log says so.")
    private boolean force;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private ChangeOptions change;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelName name = new ModelName(model);
        Map<String, String> named = NamedTexts.of("--tag", tags);
        LocalStore.Run run = registry.store().currentRun(name);
        Candidate candidate = Candidate.of(run.records().read(), name.full());
        ModelRegistry models = registry.openOrMake();
        List<StoredArtifact> stored = store(run, candidate);
        List<FileRef> files = stored.stream().map(StoredArtifact::file).toList();
        List<String> objections = candidate.objections(files);
        if (!objections.isEmpty() && !force) {
            spec.commandLine().getErr().println("ml-stages: " + name + " is not registered, since run " + run.ref().number()
                    + " has not passed: " + String.join(" ", objections) + " Use --force to register it all the same.");
            return ExitCode.NOT_PASSED;
        }
        Candidate.Wishes wishes = new Candidate.Wishes(
                ListText.ofEach(aliases), named, description, parent, signature(), force);
        ModelVersion version = models.register(
                candidate.draft(run.origin(), stored, wishes),
                ProfileSource.files(run.records()::profile),
                change.change(run.ref()));
        RegistrationRecord record = new RegistrationRecord(version.origin(), version.number(), aliases, files, version.forced());
        run.records().add(record);
        json.print(spec, record, () -> text(version));
        return ExitCode.FINE;
    }

    private List<StoredArtifact> store(LocalStore.Run run, Candidate candidate) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        FolderArtifactStore store = registry.artifacts();
        List<StoredArtifact> stored = new ArrayList<>();
        if (!artifacts.isEmpty()) {
            for (DataFile file : DataFiles.find(here, ListText.ofEach(artifacts))) {
                boolean outside = Path.of(file.name()).isAbsolute();
                stored.add(store.put(file.path(), outside ? file.path().getFileName().toString() : file.name()));
            }
        } else if (candidate.training() != null) {
            for (FileRef file : candidate.training().artifacts()) {
                stored.add(store.put(registry.store().logged(run, file).orElse(here.resolve(file.path())), file.path()));
            }
        }
        if (stored.isEmpty()) {
            throw new InputException("The version has no artifact: name its files with --artifacts.");
        }
        return stored;
    }

    private Signature signature() throws IOException {
        if (signature == null) {
            return null;
        }
        String where = "The signature " + signature;
        return Json.convert(Json.tree(Files.readAllBytes(signature), where), Signature.class, where);
    }

    private static String text(ModelVersion version) {
        StringBuilder text = new StringBuilder("Registered " + version.reference());
        if (!version.aliases().isEmpty()) {
            text.append(" as ").append(String.join(", ", version.aliases()));
        }
        text.append(version.forced() ? " by force.\n" : ".\n");
        for (StoredArtifact artifact : version.artifacts()) {
            text.append(String.format("  artifact %s: %,d bytes, sha256 %.12s%n", artifact.file().path(), artifact.file().bytes(),
                    artifact.file().sha256()));
        }
        return text.toString().stripTrailing();
    }
}
