package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what a training is given, before it, and what it left behind, after it. */
public final class TrainingReader {
    private final Path folder;

    /** @param folder where relative paths start from */
    public TrainingReader(Path folder) {
        this.folder = folder;
    }

    /**
     * The datasets whose files are there, with fingerprint and profile.
     *
     * @throws InputException when a dataset has no name, or that of another, or is broken; the sentence names file, line and column
     */
    public TrainingInputs inputs(List<DataInput> data) throws IOException {
        List<ProfiledDataset> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DataInput input : data) {
            checkNames(input);
            if (!names.add(input.name())) {
                throw new InputException("data: '" + input.name() + "' is given twice; each name was expected once.");
            }
            if (DataFiles.exist(folder, input.files())) {
                found.add(read(input));
            } else {
                missing.add(input.name());
            }
        }
        return new TrainingInputs(found, missing, System.currentTimeMillis());
    }

    /**
     * All that a successful training was to leave behind.
     *
     * @param before what {@link #inputs} said before the training
     * @throws InputException when a file that was named is missing or broken
     */
    public TrainingOutputs outputs(TrainingOptions options, TrainingInputs before) throws IOException {
        return read(options, before, new Demand.All());
    }

    /** What a failed training left behind: only what it wrote itself; what is missing or broken becomes a note. */
    public TrainingOutputs remains(TrainingOptions options, TrainingInputs before) throws IOException {
        return read(options, before, new Demand.WhatIsNew(before.clock()));
    }

    private TrainingOutputs read(TrainingOptions options, TrainingInputs before, Demand demand) throws IOException {
        Map<String, Object> parameters = new TreeMap<>(options.params());
        if (options.paramsFile() != null) {
            parameters.putAll(demand.of(
                    file(options.paramsFile()), Map.of(), path -> Parameters.read(path, options.paramsFile())));
        }
        boolean mlruns = options.metrics() != null && Files.isDirectory(file(options.metrics()));
        Map<String, Metric> metrics = options.metrics() == null || mlruns
                ? Map.of()
                : demand.of(file(options.metrics()), Map.of(), path -> ReportedMetrics.read(path, options.metrics()));
        LearningCurves curves = options.history() == null
                ? null
                : demand.of(file(options.history()), null, path -> CurveReader.read(path, options.history()));
        Map<String, FileRef> artifacts = new LinkedHashMap<>();
        for (String pattern : options.artifacts()) {
            demand.of(null, List.<FileRef>of(), path -> artifacts(pattern, demand))
                    .forEach(file -> artifacts.put(file.path(), file));
        }
        List<ProfiledDataset> inputs = new ArrayList<>();
        for (DataInput input : options.data()) {
            if (before.missing().contains(input.name())) {
                ProfiledDataset read = demand.of(null, null, path -> read(input));
                if (read != null) {
                    inputs.add(read);
                }
            }
        }
        MlrunsRun logged = mlruns ? demand.of(null, null, path -> mlruns(options.metrics(), before)) : null;
        TrainingOutputs outputs = new TrainingOutputs(
                parameters,
                metrics,
                curves,
                List.copyOf(artifacts.values()),
                inputs,
                commit(),
                demand.notes(),
                Map.of());
        return (logged == null ? outputs : outputs.and(logged.results(), logged.artifacts(folder))).checked();
    }

    private MlrunsRun mlruns(String shown, TrainingInputs before) throws IOException {
        return MlrunsFolder.latest(file(shown), shown, before.clock());
    }

    /**
     * The files that the patterns name, each once, with size and SHA-256.
     *
     * @throws InputException when a pattern matches no file
     */
    public List<FileRef> artifacts(List<String> patterns) throws IOException {
        return outputs(
                        new TrainingOptions(List.of(), Map.of(), null, null, null, patterns),
                        new TrainingInputs(List.of(), List.of(), 0))
                .artifacts();
    }

    /** The Git commit that the folder stands on, {@code null} if there is none. */
    public Commit commit() {
        return GitCommit.of(folder).orElse(null);
    }

    private ProfiledDataset read(DataInput input) throws IOException {
        ProfiledData data = ProfiledData.read(
                folder,
                List.of(input.files()),
                input.name(),
                TableOptions.DEFAULT,
                Map.of(),
                Runtime.getRuntime().availableProcessors());
        return ProfiledDataset.of(data, input.target());
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** The files that a pattern names, with size and SHA-256. */
    private List<FileRef> artifacts(String pattern, Demand demand) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try {
            for (DataFile file : DataFiles.find(folder, List.of(pattern))) {
                if (demand.counts(file.path())) {
                    files.add(file);
                }
            }
        } catch (InputException e) {
            throw new InputException("artifacts: " + e.getMessage(), e);
        }
        return DataFiles.fingerprints(files, Runtime.getRuntime().availableProcessors()).stream()
                .map(file -> new FileRef(file.name(), file.bytes(), file.sha256()))
                .toList();
    }

    private static void checkNames(DataInput input) {
        if (input.name() == null || input.name().isBlank()) {
            throw new InputException(
                    "data: the input '" + input.files() + "' has no name; a word such as 'train' was expected.");
        }
        if (input.files() == null || input.files().isBlank()) {
            throw new InputException(
                    "data: the input '" + input.name() + "' names no files; a file or pattern was expected.");
        }
        StructuredFile.checkName(input.name(), "data");
    }
}
