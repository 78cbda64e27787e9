package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationSet;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** From files of predictions to an {@link Evaluation}; runs where the files are. */
public final class Evaluator {
    private static final String DATASET = "predictions";
    private static final String ANY_CLASS = "*";

    private Evaluator() {}

    /** An evaluation with the predictions behind it, if they are kept. */
    public record Result(Evaluation evaluation, RowPredictions predictions) {}

    /** As {@link #evaluate(Path, List, EvaluationOptions, List, int)}, with intervals of the options' level only. */
    public static Result evaluate(Path base, List<String> patterns, EvaluationOptions options, int threads)
            throws IOException {
        return evaluate(base, patterns, options, List.of(), threads);
    }

    /**
     * Reads and judges predictions.
     *
     * @param base folder that relative patterns start from
     * @param patterns files of predictions, see {@link DataFiles#find}
     * @param asked intervals that gates will ask for beside those of the options' level
     * @param threads that read, at least 1; the result does not depend on it
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when a file, column or value is not as the options say
     */
    public static Result evaluate(
            Path base, List<String> patterns, EvaluationOptions options, List<AskedInterval> asked, int threads)
            throws IOException {
        List<DataFile> files = DataFiles.find(base, patterns);
        Table table = Table.open(files, TableOptions.DEFAULT);
        String pattern = options.probabilities().get(ANY_CLASS);
        EvaluationOptions named =
                pattern == null ? options : options.withProbabilities(PredictionReader.matching(table, pattern));
        CompletableFuture<List<FileFingerprint>> fingerprints =
                CompletableFuture.supplyAsync(() -> fingerprints(files, threads));
        Predictions predictions = new PredictionReader(table, named, threads).read();
        int rows = predictions.rows().size();
        Evaluation evaluation = evaluate(predictions, named, asked, () -> dataset(fingerprints, table, named, rows));
        return new Result(evaluation, new RowPredictions(predictions, named));
    }

    private static Evaluation evaluate(
            Predictions predictions, EvaluationOptions options, List<AskedInterval> asked, Supplier<Dataset> dataset) {
        TaskMetrics metrics = TaskMetrics.of(predictions, options, true);
        EvaluationSet set = SetFingerprint.of(predictions);
        List<AskedInterval> ofAll =
                asked.stream().filter(AskedInterval::ofAllRows).toList();
        Map<String, Metric> values = OtherLevels.added(metrics.metrics(), predictions, options, ofAll);
        List<SliceEvaluation> slices = new Slicing(predictions, options, asked).evaluate();
        EvaluationDetails details = new EvaluationDetails(options, set, metrics.curves(), slices, null);
        return new Evaluation(
                predictions.task().id(), dataset.get(), predictions.rows().size(), values, details);
    }

    private static List<FileFingerprint> fingerprints(List<DataFile> files, int threads) {
        try {
            return DataFiles.fingerprints(files, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset dataset(
            CompletableFuture<List<FileFingerprint>> started, Table table, EvaluationOptions options, int rows) {
        List<FileFingerprint> fingerprints;
        try {
            fingerprints = started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io : e;
        }
        List<FileRef> refs = fingerprints.stream()
                .map(f -> new FileRef(f.name(), f.bytes(), f.sha256()))
                .toList();
        long bytes = fingerprints.stream().mapToLong(FileFingerprint::bytes).sum();
        return new Dataset(
                DATASET,
                refs,
                FileFingerprint.combined(fingerprints),
                bytes,
                rows,
                table.columns(),
                options.label(),
                null);
    }
}
