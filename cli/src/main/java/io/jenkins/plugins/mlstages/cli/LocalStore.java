package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.training.GitCommit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the command line keeps, in one folder: {@code runs/<n>/} with the records of run n, {@code models/} with the model
 * registry, {@code artifacts/} with the files of registered versions.
 *
 * <p>A run works on one model. Training opens a run; validation and registration go on with the model's latest run.
 */
public final class LocalStore {
    private static final int RUN_SCHEMA = 1;

    private final Path folder;
    private final Map<Integer, ModelName> modelOf = new ConcurrentHashMap<>();

    public LocalStore(Path folder) {
        this.folder = folder;
    }

    /** One numbered run: its records stand in its folder. */
    public record Run(RunRef ref, ModelName model, RunRecords records) {
        /** The origin of a record that is made now, here, by this run. */
        public Origin origin() {
            return Origin.of(
                    model.full(),
                    ref,
                    null,
                    hostName(),
                    GitCommit.of(Path.of("").toAbsolutePath()).orElse(null),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    private record RunFile(ModelName model, Instant started) {}

    /**
     * @throws InputException when nothing was ever kept here
     */
    public void mustExist() {
        if (!Files.isDirectory(folder)) {
            throw new InputException("--store: there is no store at " + folder + "; 'ml-stages train' makes one, or name another by --store.");
        }
    }

    public Path models() {
        return folder.resolve("models");
    }

    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /** The history of all runs: made from their records, and made again when it is lost. */
    public Path history() {
        return folder.resolve("history.jsonl");
    }

    /** The experiments that MLflow's clients made; see {@code cli.mlflow}. */
    public Path experiments() {
        return folder.resolve("mlflow").resolve("experiments.json");
    }

    /** What MLflow's clients log to a run. */
    public Path tracked(int number) {
        return runs().resolve(Integer.toString(number)).resolve("mlflow");
    }

    /** Where a file is that the training of a run logged through MLflow; empty when it did not. */
    public Optional<Path> logged(Run run, FileRef file) throws IOException {
        Path tracked = tracked(run.ref().number());
        if (!Files.isDirectory(tracked)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(tracked)) {
            for (Path folder : (Iterable<Path>) folders.sorted()::iterator) {
                Path artifacts = folder.resolve("artifacts").normalize();
                Path found = artifacts.resolve(file.path()).normalize();
                if (found.startsWith(artifacts) && Files.isRegularFile(found) && Sha256.of(found).equals(file.sha256())) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /** The models that runs work on, each once. */
    public Set<ModelName> modelsOfRuns() throws IOException {
        Set<ModelName> models = new TreeSet<>();
        for (int number : numbers()) {
            // a run never works on another model later, so each file is read once
            ModelName known = model(number);
            if (known != null) {
                models.add(known);
            }
        }
        return models;
    }

    private ModelName model(int number) {
        return modelOf.computeIfAbsent(number, n -> open(n).map(Run::model).orElse(null));
    }

    /** The numbers of all runs, newest first. */
    public List<Integer> runNumbers() throws IOException {
        return numbers();
    }

    /** Where the records of a run are. */
    public Path records(int number) {
        return runs().resolve(Integer.toString(number)).resolve("records");
    }

    /** Opens a new run for a model: the next number, taken exclusively. */
    public Run newRun(ModelName model) throws IOException {
        try {
            Files.createDirectories(runs());
        } catch (FileAlreadyExistsException | NotDirectoryException e) {
            throw new InputException("--store: " + folder + " is a file; a folder was expected.", e);
        }
        for (int number = numbers().stream().findFirst().orElse(0) + 1; ; number++) {
            try {
                Files.createDirectory(runs().resolve(Integer.toString(number)));
            } catch (FileAlreadyExistsException takenByAnother) {
                continue;
            }
            DurableFile.replace(runFile(number), Json.write(RUN_SCHEMA, new RunFile(model, Instant.now())));
            return run(number, model);
        }
    }

    /** Removes a run of which nothing came, and the store if there is nothing else in it. */
    public void discard(Run run) throws IOException {
        try (Stream<Path> files = Files.walk(runs().resolve(Integer.toString(run.ref().number())))) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
        try {
            Files.delete(runs());
            Files.delete(folder);
        } catch (DirectoryNotEmptyException otherThingsAreKeptHere) {
            // they stay
        }
    }

    /** The newest run of a model. */
    public Optional<Run> latestRun(ModelName model) throws IOException {
        return runsOf(model).findFirst();
    }

    /** The newest run of a model, or a new one if it has none. */
    public Run currentRun(ModelName model) throws IOException {
        Optional<Run> latest = latestRun(model);
        return latest.isPresent() ? latest.get() : newRun(model);
    }

    /**
     * The run whose data are being prepared: the newest one of the model if it holds nothing but records of other data, or else
     * a new one.
     *
     * @param dataset name of the data to be recorded; {@code null} when it is to be trained
     */
    public Run runToPrepare(ModelName model, String dataset) throws IOException {
        Optional<Run> latest = latestRun(model);
        if (latest.isEmpty()) {
            return newRun(model);
        }
        RunRecords.Contents contents = latest.get().records().read();
        boolean preparing = !contents.records().isEmpty()
                && contents.records().stream().allMatch(DatasetRecord.class::isInstance)
                && (dataset == null || contents.dataset(dataset) == null);
        return preparing ? latest.get() : newRun(model);
    }

    /** All runs of a model, newest first, opened lazily. */
    public Stream<Run> runsOf(ModelName model) throws IOException {
        return allRuns().filter(run -> run.model().equals(model));
    }

    /** All runs, newest first, opened lazily; a run whose making was cut off before its first file is passed over. */
    public Stream<Run> allRuns() throws IOException {
        return numbers().stream().flatMap(number -> open(number).stream());
    }

    /**
     * @throws InputException when there is no such run
     */
    public Run run(int number) {
        return open(number).orElseThrow(() -> new InputException("There is no run " + number + " in the store " + folder + "."));
    }

    private Optional<Run> open(int number) {
        Path file = runFile(number);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RunFile opened = Json.read(Files.readAllBytes(file), RUN_SCHEMA, RunFile.class, file.toString());
            return Optional.of(run(number, opened.model()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Run run(int number, ModelName model) {
        return new Run(
                new RunRef(RunRef.LOCAL, number), model, new RunRecords(runs().resolve(Integer.toString(number)).resolve("records")));
    }

    private List<Integer> numbers() throws IOException {
        if (!Files.isDirectory(runs())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs())) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[1-9]\\d{0,8}"))
                    .map(Integer::valueOf)
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
        }
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private Path runFile(int number) {
        return runs().resolve(Integer.toString(number)).resolve("run.json");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
