package io.jenkins.plugins.mlstages.engine.record;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How predictions are read and judged: the one holder of these options for the step, the command line and the record,
 * which keeps them so that an evaluation can be repeated.
 *
 * @param task {@code binary}, {@code multiclass} or {@code regression}; {@code null} to see it from the columns
 * @param label column with the truth
 * @param score column with the positive class's score, {@code null} if there is none
 * @param prediction column with the predicted class or number, {@code null} if there is none
 * @param probabilities class name to the column with its probability; empty if there are none; {@code *} to a pattern such
 *     as {@code p_*} for all columns of that form
 * @param weight column with row weights, {@code null} for equal weights
 * @param id column with row ids, {@code null} if there is none; needed to pair rows with another version's
 * @param slices columns whose values divide the rows for a closer look; a crossing of two is written {@code a&b}
 * @param positive the positive class's name in the label column, {@code null} for {@code 1}
 * @param threshold scores at or above it are predicted positive
 * @param rawScores true when scores are no probabilities: then nothing that needs probabilities is computed
 * @param level confidence level of the intervals, such as 0.95
 * @param intervals whether confidence intervals are computed
 * @param seed seed of every random number that the intervals need
 * @param beta weight of recall in {@code fBeta}
 * @param k share of the rows with the highest scores that {@code liftAtK}, {@code recallAtK}, {@code precisionAtK} look at
 * @param topK how many classes {@code topKAccuracy} lets a model name
 * @param quantile the quantile that {@code pinballLoss} judges
 * @param calibrationBins bins of equal width for the calibration curve and {@code expectedCalibrationError}
 * @param minimumSlice a slice with fewer rows has no metrics
 */
public record EvaluationOptions(
        String task,
        String label,
        String score,
        String prediction,
        Map<String, String> probabilities,
        String weight,
        String id,
        List<String> slices,
        String positive,
        double threshold,
        boolean rawScores,
        double level,
        boolean intervals,
        long seed,
        double beta,
        double k,
        int topK,
        double quantile,
        int calibrationBins,
        int minimumSlice)
        implements Serializable {
    private static final int MAX_SLICE_COLUMNS = 20;

    public EvaluationOptions {
        probabilities =
                probabilities == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        slices = slices == null ? List.of() : List.copyOf(slices);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The columns to read that are named, in a fixed order, without repeats. */
    public List<String> columns() {
        List<String> named = new ArrayList<>();
        for (String column : new String[] {label, score, prediction, weight, id}) {
            addOnce(named, column);
        }
        probabilities.values().forEach(column -> addOnce(named, column));
        sliceColumns().forEach(column -> addOnce(named, column));
        return named;
    }

    /** The single columns that the slices are made of. */
    public List<String> sliceColumns() {
        List<String> single = new ArrayList<>();
        for (String slice : slices) {
            for (String column : slice.split("&", -1)) {
                addOnce(single, column.trim());
            }
        }
        return single;
    }

    /** The same with every class's column named. */
    public EvaluationOptions withProbabilities(Map<String, String> columns) {
        return copy().probabilities(columns).made();
    }

    /** The same without confidence intervals. */
    public EvaluationOptions withoutIntervals() {
        return copy().intervals(false).made();
    }

    /** The same with intervals of another level. */
    public EvaluationOptions withLevel(double other) {
        return copy().level(other).made();
    }

    private Builder copy() {
        return new Builder()
                .task(task)
                .label(label)
                .score(score)
                .prediction(prediction)
                .probabilities(probabilities)
                .weight(weight)
                .id(id)
                .slices(slices)
                .positive(positive)
                .threshold(threshold)
                .rawScores(rawScores)
                .level(level)
                .intervals(intervals)
                .seed(seed)
                .beta(beta)
                .k(k)
                .topK(topK)
                .quantile(quantile)
                .calibrationBins(calibrationBins)
                .minimumSlice(minimumSlice);
    }

    private static void addOnce(List<String> columns, String column) {
        if (column != null && !columns.contains(column)) {
            columns.add(column);
        }
    }

    /** Collects the options; {@link #build} checks them. Blank texts count as not given. */
    public static final class Builder {
        private String task;
        private String label;
        private String score;
        private String prediction;
        private Map<String, String> probabilities = Map.of();
        private String weight;
        private String id;
        private List<String> slices = List.of();
        private String positive;
        private double threshold = 0.5;
        private boolean rawScores;
        private double level = 0.95;
        private boolean intervals = true;
        private long seed = 1;
        private double beta = 2;
        private double k = 0.1;
        private int topK = 2;
        private double quantile = 0.5;
        private int calibrationBins = 10;
        private int minimumSlice = 30;

        private Builder() {}

        public Builder task(String value) {
            task = given(value);
            return this;
        }

        public Builder label(String value) {
            label = given(value);
            return this;
        }

        public Builder score(String value) {
            score = given(value);
            return this;
        }

        public Builder prediction(String value) {
            prediction = given(value);
            return this;
        }

        public Builder probabilities(Map<String, String> value) {
            probabilities = value == null ? Map.of() : value;
            return this;
        }

        public Builder weight(String value) {
            weight = given(value);
            return this;
        }

        public Builder id(String value) {
            id = given(value);
            return this;
        }

        public Builder slices(List<String> value) {
            slices = value == null ? List.of() : value;
            return this;
        }

        public Builder positive(String value) {
            positive = given(value);
            return this;
        }

        public Builder threshold(double value) {
            threshold = value;
            return this;
        }

        public Builder rawScores(boolean value) {
            rawScores = value;
            return this;
        }

        public Builder level(double value) {
            level = value;
            return this;
        }

        public Builder intervals(boolean value) {
            intervals = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder beta(double value) {
            beta = value;
            return this;
        }

        public Builder k(double value) {
            k = value;
            return this;
        }

        public Builder topK(int value) {
            topK = value;
            return this;
        }

        public Builder quantile(double value) {
            quantile = value;
            return this;
        }

        public Builder calibrationBins(int value) {
            calibrationBins = value;
            return this;
        }

        public Builder minimumSlice(int value) {
            minimumSlice = value;
            return this;
        }

        /**
         * @throws InputException when an option is missing or outside its range, naming it
         */
        public EvaluationOptions build() {
            check(label != null, "label: name the column that holds the truth.");
            check(
                    score != null || prediction != null || !probabilities.isEmpty(),
                    "score: name the column with the positive class's score (score), with the predicted class or number"
                            + " (prediction), or the columns with each class's probability (probabilities).");
            check(
                    task == null
                            || List.of("binary", "multiclass", "regression").contains(task),
                    "task: '" + task + "' is no task; binary, multiclass or regression was expected.");
            check(Double.isFinite(threshold), "threshold: a number was expected, but got " + threshold + ".");
            check(
                    rawScores || threshold >= 0 && threshold <= 1,
                    "threshold: a number between 0 and 1 was expected, but got " + threshold + ".");
            check(
                    level >= 0.5 && level < 1,
                    "level: a number from 0.5 to below 1 was expected, but got " + level + ".");
            check(beta > 0 && Double.isFinite(beta), "beta: a positive number was expected, but got " + beta + ".");
            check(k > 0 && k <= 1, "k: a share of the rows above 0 and up to 1 was expected, but got " + k + ".");
            check(topK >= 1, "topK: a number of classes from 1 was expected, but got " + topK + ".");
            check(
                    quantile > 0 && quantile < 1,
                    "quantile: a number between 0 and 1 was expected, but got " + quantile + ".");
            check(
                    calibrationBins >= 2 && calibrationBins <= 100,
                    "calibrationBins: a number from 2 to 100 was expected, but got " + calibrationBins + ".");
            check(
                    minimumSlice >= 1,
                    "minimumSlice: a number of rows from 1 was expected, but got " + minimumSlice + ".");
            EvaluationOptions options = made();
            for (String slice : options.slices) {
                String[] parts = slice.split("&", -1);
                check(
                        parts.length <= 2 && !parts[0].isBlank() && !parts[parts.length - 1].isBlank(),
                        "slices: '" + slice + "' was given, but a column or two columns as 'a&b' were expected.");
            }
            check(
                    options.slices.size() <= MAX_SLICE_COLUMNS,
                    "slices: at most " + MAX_SLICE_COLUMNS + " were expected, but got " + options.slices.size() + ".");
            return options;
        }

        private EvaluationOptions made() {
            return new EvaluationOptions(
                    task,
                    label,
                    score,
                    prediction,
                    probabilities,
                    weight,
                    id,
                    slices,
                    positive,
                    threshold,
                    rawScores,
                    level,
                    intervals,
                    seed,
                    beta,
                    k,
                    topK,
                    quantile,
                    calibrationBins,
                    minimumSlice);
        }

        private static String given(String value) {
            return value == null || value.isBlank() ? null : value.trim();
        }

        private static void check(boolean holds, String sentence) {
            if (!holds) {
                throw new InputException(sentence);
            }
        }
    }
}
