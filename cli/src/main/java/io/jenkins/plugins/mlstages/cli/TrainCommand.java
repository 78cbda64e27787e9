package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.cli.mlflow.TrainingEndpoint;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.dataset.RecordedFiles;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.training.TrainingInputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import io.jenkins.plugins.mlstages.engine.training.TrainingOutputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages train}: runs a training command and records what it was given and what came out, as a new run. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Run a training command and record its data, parameters, metrics and artifacts as a new run.",
        footer = {
            "%nExample:",
            "  ml-stages train --model price-up --data train=train.csv --target class --metrics out/metrics.json \\",
            "      --artifacts out/model.json -- java Train.java train.csv test.csv out"
        })
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "NAME", description = "Name of the model.")
    private String model;

    @Option(
            names = "--data",
            paramLabel = "NAME=FILES",
            description = "Input data: a name and a file or pattern, or the name alone of what check-data has just recorded; repeatable.")
    private List<String> data = List.of();

    @Option(names = "--target", paramLabel = "COLUMN", description = "Column of the data that is to be predicted.")
    private String target;

    @Option(names = "--params", paramLabel = "FILE", description = "JSON or YAML file with the parameters.")
    private String params;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "One parameter; repeatable.")
    private List<String> param = List.of();

    @Option(names = "--metrics", paramLabel = "FILE", description = "JSON, YAML or CSV file with the metrics that the training reports, or MLflow's folder mlruns.")
    private String metrics;

    @Option(names = "--history", paramLabel = "FILE", description = "CSV or JSON-lines file with learning curves by step or epoch.")
    private String history;

    @Option(names = "--artifacts", paramLabel = "FILES", description = "Files that the training makes; repeatable.")
    private List<String> artifacts = List.of();

    @Option(
            names = "--mlflow",
            negatable = true,
            description = "Give the command an MLflow tracking server of its own, and record what it logs there"
                    + " (default: unless MLFLOW_TRACKING_URI is set).")
    private Boolean mlflow;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The training command, after '--'.")
    private List<String> command;

    @Mixin
    private StoreOption store;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelName name = new ModelName(model);
        Map<String, String> named = NamedTexts.orNames("--data", data);
        List<Dataset> known = recorded(name, named);
        TargetColumn predicted = TargetColumn.of(target, Path.of("").toAbsolutePath(), named, known);
        List<Dataset> recorded = known.stream()
                .map(dataset -> dataset.withTarget(predicted.of(dataset.name())))
                .toList();
        TrainingOptions options = new TrainingOptions(
                named.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> new TrainingOptions.DataInput(
                                entry.getKey(), entry.getValue(), predicted.of(entry.getKey())))
                        .toList(),
                Map.copyOf(NamedTexts.of("--param", param)),
                params,
                metrics,
                history,
                ListText.ofEach(artifacts));
        TrainingReader reader = new TrainingReader(Path.of("").toAbsolutePath());
        TrainingInputs inputs = reader.inputs(options.data());

        LocalStore place = store.open();
        LocalStore.Run run = place.runToPrepare(name, null);
        for (ProfiledDataset dataset : inputs.found()) {
            run.records().addProfile(dataset.profile());
        }
        List<Dataset> datasets =
                Stream.concat(recorded.stream(), inputs.found().stream().map(ProfiledDataset::dataset)).toList();
        boolean fresh = run.records().read().records().isEmpty();
        boolean kept = false;
        try (TrainingEndpoint endpoint = wantsMlflow() ? TrainingEndpoint.open(place, run, datasets) : null) {
            long started = System.nanoTime();
            int exit = run(endpoint == null ? Map.of() : endpoint.environment());
            long millis = (System.nanoTime() - started) / 1_000_000;
            kept = endpoint != null && endpoint.isUsed();

            String failure = exit == 0 ? null : "The command '" + String.join(" ", command) + "' ended with exit code " + exit + ".";
            TrainingOutputs outputs = failure == null ? reader.outputs(options, inputs) : reader.remains(options, inputs);
            for (ProfiledDataset dataset : outputs.inputs()) {
                run.records().addProfile(dataset.profile());
            }
            TrainingRecord record =
                    (endpoint == null ? outputs : endpoint.with(outputs)).record(run.origin(), datasets, millis, failure);
            run.records().add(record);
            kept = true;
            json.print(spec, record, () -> TrainingText.of(record));
            if (failure != null) {
                throw new InputException(failure + " It is recorded as run " + run.ref().number() + ".");
            }
            return ExitCode.FINE;
        } finally {
            if (!kept && fresh) {
                place.discard(run);
            }
        }
    }

    /** Whoever logs to an MLflow server already goes on doing so. */
    private boolean wantsMlflow() {
        return mlflow == null ? System.getenv("MLFLOW_TRACKING_URI") == null : mlflow;
    }

    /** The data that are named without files: as check-data recorded them in the run that this training goes on with. */
    private List<Dataset> recorded(ModelName name, Map<String, String> named) throws IOException {
        List<Dataset> recorded = new ArrayList<>();
        RunRecords.Contents run = store.open().latestRun(name).map(r -> r.records().read()).orElse(null);
        boolean open = run != null && run.records().stream().allMatch(DatasetRecord.class::isInstance);
        for (Map.Entry<String, String> entry : named.entrySet()) {
            if (entry.getValue().isEmpty()) {
                DatasetRecord found = open ? run.dataset(entry.getKey()) : null;
                if (found == null) {
                    throw new InputException("--data " + entry.getKey() + " names no files, and no data of this name were recorded for"
                            + " this training: write --data " + entry.getKey() + "=FILES, or record them with 'ml-stages check-data"
                            + " --model " + name + " --name " + entry.getKey() + "' first.");
                }
                RecordedFiles.checkUnchanged(Path.of("").toAbsolutePath(), found.dataset());
                recorded.add(found.dataset().withCheck(found.check()));
            }
        }
        return recorded;
    }

    /** Runs the command with this process's streams; with --json its output goes to standard error. */
    private int run(Map<String, String> environment) throws InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().putAll(environment);
        if (json.wanted()) {
            process.redirectOutput(ProcessBuilder.Redirect.PIPE);
        }
        try {
            Process started = process.start();
            if (json.wanted()) {
                started.getInputStream().transferTo(System.err);
            }
            return started.waitFor();
        } catch (IOException e) {
            throw new InputException("The command '" + command.get(0) + "' cannot be started: " + e.getMessage() + ".", e);
        }
    }
}
