package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.RecordedFiles;
import io.jenkins.plugins.mlstages.engine.evaluation.AskedInterval;
import io.jenkins.plugins.mlstages.engine.evaluation.Evaluation;
import io.jenkins.plugins.mlstages.engine.evaluation.Evaluator;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.training.ReportedMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments that say which predictions are evaluated and how; shared by the commands that do. */
final class EvaluationArguments {
    @Option(names = "--predictions", paramLabel = "FILE", description = "File or pattern with predictions; repeatable.")
    private List<String> predictions = List.of();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "JSON, YAML or CSV file with metrics that the training reports.")
    private String metrics;

    @Option(
            names = "--evaluation-data",
            paramLabel = "FILE",
            description = "File or pattern with the evaluated rows' features, for representativeOf (default: the predictions).")
    private List<String> evaluationData = List.of();

    @Option(names = "--label", paramLabel = "COLUMN", description = "Column with the truth.")
    private String label;

    @Option(names = "--score", paramLabel = "COLUMN", description = "Column with the positive class's score.")
    private String score;

    @Option(names = "--prediction", paramLabel = "COLUMN", description = "Column with the predicted class or number.")
    private String prediction;

    @Option(
            names = "--probabilities",
            paramLabel = "CLASS=COLUMN",
            description = "Columns with each class's probability, or a pattern such as p_* where * stands for the class.")
    private List<String> probabilities = List.of();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "binary, multiclass or regression (default: as the columns tell).")
    private String task;

    @Option(names = "--positive", paramLabel = "NAME", description = "Name of the positive class (default: 1).")
    private String positive;

    @Option(names = "--weight", paramLabel = "COLUMN", description = "Column with row weights.")
    private String weight;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with row ids; pairs rows with another version's.")
    private String id;

    @Option(
            names = "--slice",
            paramLabel = "COLUMN",
            description = "Evaluate each value of a column, or pair of columns as a&b; repeatable.")
    private List<String> slices = List.of();

    @Option(
            names = "--minimum-slice",
            paramLabel = "ROWS",
            defaultValue = "30",
            description = "Smaller slices have no metrics (${DEFAULT-VALUE}).")
    private int minimumSlice;

    @Option(
            names = "--threshold",
            defaultValue = "0.5",
            description = "Scores at or above it are predicted positive (${DEFAULT-VALUE}).")
    private double threshold;

    @Option(names = "--raw-scores", description = "Scores are no probabilities.")
    private boolean rawScores;

    @Option(names = "--level", defaultValue = "0.95", description = "Confidence level of the intervals (${DEFAULT-VALUE}).")
    private double level;

    @Option(names = "--no-intervals", description = "Compute no confidence intervals.")
    private boolean noIntervals;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the bootstrap (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--beta", defaultValue = "2", description = "Weight of recall in fBeta (${DEFAULT-VALUE}).")
    private double beta;

    @Option(
            names = "--k",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Share of rows for liftAtK, recallAtK, precisionAtK (${DEFAULT-VALUE}).")
    private double k;

    @Option(
            names = "--top-k",
            paramLabel = "CLASSES",
            defaultValue = "2",
            description = "Classes that topKAccuracy allows (${DEFAULT-VALUE}).")
    private int topK;

    @Option(names = "--quantile", defaultValue = "0.5", description = "Quantile that pinballLoss judges (${DEFAULT-VALUE}).")
    private double quantile;

    @Option(names = "--calibration-bins", defaultValue = "10", description = "Bins of the calibration curve (${DEFAULT-VALUE}).")
    private int calibrationBins;

    @Mixin
    private ThreadsOption threads;

    /** Reads and computes; the rows' predictions are {@code null} when metrics were only reported. */
    Evaluator.Result evaluate() throws IOException {
        return evaluate(null, List.of());
    }

    /**
     * @param run the run whose recorded data may be named instead of files, {@code null} if there is none
     * @param asked intervals that gates will ask for
     */
    Evaluator.Result evaluate(RunRecords.Contents run, List<AskedInterval> asked) throws IOException {
        if (run != null) {
            predictions = RecordedFiles.of(run, predictions);
            evaluationData = RecordedFiles.of(run, evaluationData);
        }
        Path here = Path.of("").toAbsolutePath();
        Map<String, Metric> reported =
                metrics == null ? Map.of() : ReportedMetrics.read(here.resolve(metrics), metrics);
        if (predictions.isEmpty()) {
            if (metrics == null) {
                throw new InputException("Name a file of predictions with --predictions, or of reported metrics with --metrics.");
            }
            return new Evaluator.Result(Evaluation.reported(reported), null);
        }
        Evaluator.Result result = Evaluator.evaluate(here, predictions, options(), asked, threads.count());
        return new Evaluator.Result(result.evaluation().with(reported), result.predictions());
    }

    /** The evaluated rows' profile, for gates that ask whether they are representative. */
    Optional<DatasetProfile> profile(Map<String, ColumnRule> rules) throws IOException {
        List<String> files = evaluationData.isEmpty() ? predictions : evaluationData;
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path here = Path.of("").toAbsolutePath();
        return Optional.of(ProfiledData.readForCheck(
                        here, files, "evaluation", TableOptions.DEFAULT, rules, false, threads.count())
                .profile());
    }

    private EvaluationOptions options() {
        return EvaluationOptions.builder()
                .task(task)
                .label(label)
                .score(score)
                .prediction(prediction)
                .probabilities(columns())
                .weight(weight)
                .id(id)
                .slices(slices)
                .positive(positive)
                .threshold(threshold)
                .rawScores(rawScores)
                .level(level)
                .intervals(!noIntervals)
                .seed(seed)
                .beta(beta)
                .k(k)
                .topK(topK)
                .quantile(quantile)
                .calibrationBins(calibrationBins)
                .minimumSlice(minimumSlice)
                .build();
    }

    private Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String entry : ListText.ofEach(probabilities)) {
            int equals = entry.indexOf('=');
            if (equals <= 0 && !entry.contains("*")) {
                throw new InputException("--probabilities '" + entry
                        + "': CLASS=COLUMN, or a pattern such as p_*, was expected.");
            }
            String named = equals <= 0 ? "*" : entry.substring(0, equals);
            if (columns.putIfAbsent(named, entry.substring(equals + 1)) != null) {
                throw new InputException("--probabilities: '" + named + "' is given twice; each name was expected once.");
            }
        }
        return columns;
    }
}
