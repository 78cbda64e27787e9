package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From files of predictions to an {@link Evaluation}; runs where the files are. */
public final class Evaluator {
    private static final String DATASET = "predictions";
    private static final String ANY_CLASS = "*";

    private Evaluator() {}

    /** An evaluation with the predictions behind it, if they are kept. */
    public record Result(Evaluation evaluation, RowPredictions predictions) {}

    /**
     * Reads and judges predictions.
     *
     * @param base folder that relative patterns start from
     * @param patterns files of predictions, see {@link DataFiles#find}
     * @param threads that read, at least 1; the result does not depend on it
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when a file, column or value is not as the options say
     */
    public static Result evaluate(Path base, List<String> patterns, EvaluationOptions options, int threads) throws IOException {
        List<DataFile> files = DataFiles.find(base, patterns);
        Table table = Table.open(files, TableOptions.DEFAULT);
        String pattern = options.probabilities().get(ANY_CLASS);
        EvaluationOptions named =
                pattern == null ? options : options.withProbabilities(PredictionReader.matching(table, pattern));
        Predictions predictions = new PredictionReader(table, named, threads).read();
        Evaluation evaluation =
                evaluate(predictions, dataset(files, table, named, predictions.rows().size(), threads), named);
        return new Result(evaluation, new RowPredictions(predictions, named));
    }

    static Evaluation evaluate(Predictions predictions, Dataset dataset, EvaluationOptions options) {
        TaskMetrics metrics = TaskMetrics.of(predictions, options);
        Map<String, Metric> values = metrics.metrics();
        List<SliceEvaluation> slices = new Slicing(predictions, options).evaluate();
        EvaluationDetails details =
                new EvaluationDetails(options, SetFingerprint.of(predictions), metrics.curves(), slices, null);
        return new Evaluation(predictions.task().id(), dataset, predictions.rows().size(), values, details);
    }

    private static Dataset dataset(List<DataFile> files, Table table, EvaluationOptions options, int rows, int threads)
            throws IOException {
        List<FileFingerprint> fingerprints = DataFiles.fingerprints(files, threads);
        List<FileRef> refs = fingerprints.stream()
                .map(f -> new FileRef(f.name(), f.bytes(), f.sha256()))
                .toList();
        long bytes = fingerprints.stream().mapToLong(FileFingerprint::bytes).sum();
        return new Dataset(
                DATASET, refs, FileFingerprint.combined(fingerprints), bytes, rows, table.columns(), options.label(), null);
    }
}
