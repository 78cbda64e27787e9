package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a table of predictions as the options say, checking every value. */
final class PredictionReader {
    private static final int MAX_CLASSES = 1_000;
    private static final int MAX_SLICES = 200;

    private final Table table;
    private final EvaluationOptions options;
    private final int threads;

    PredictionReader(Table table, EvaluationOptions options, int threads) {
        this.table = table;
        this.options = options;
        this.threads = threads;
    }

    /**
     * @throws InputException when a column is missing, a value is not what its column holds, or there is no row
     */
    Predictions read() throws IOException {
        Task task = task();
        Columns.Plan plan = new Columns.Plan();
        switch (task) {
            case BINARY -> planBinary(plan);
            case MULTICLASS -> planClasses(plan);
            default -> planNumbers(plan);
        }
        plan.add("weight", options.weight(), () -> new NumberColumn(NumberColumn.Kind.WEIGHT));
        plan.add("id", options.id(), IdColumn::new);
        for (String slice : options.sliceColumns()) {
            plan.add("slice " + slice, slice, () -> new TextColumn(slice, MAX_SLICES, "(missing)"));
        }
        Columns columns = plan.read(table, threads);
        if (columns.rows() == 0) {
            throw new InputException(
                    table.files().get(0).name() + " holds no predictions: it has a header, but no row.");
        }
        Rows rows = rows(columns);
        return switch (task) {
            case BINARY -> binary(columns, rows);
            case MULTICLASS -> classes(columns, rows);
            default -> new NumberPredictions(rows, numbers(columns, "label"), numbers(columns, "prediction"));
        };
    }

    /** As said, or as the columns tell: scores are of two classes, probabilities of several, predictions as they look. */
    private Task task() throws IOException {
        Task said = options.task() == null ? null : Task.valueOf(options.task().toUpperCase(Locale.ROOT));
        if (said == null && options.score() != null) {
            return Task.BINARY;
        }
        if (said == null && !options.probabilities().isEmpty()) {
            return Task.MULTICLASS;
        }
        if (said == null) {
            return options.positive() != null
                    ? Task.BINARY
                    : PredictionKind.of(table, options.label(), options.prediction(), threads);
        }
        boolean noScore = said == Task.REGRESSION || options.score() == null;
        if (said != Task.MULTICLASS && noScore && options.prediction() == null) {
            throw new InputException("prediction: the task " + said.id() + " needs the column with the predictions.");
        }
        if (said == Task.MULTICLASS
                && options.prediction() == null
                && options.probabilities().isEmpty()) {
            throw new InputException(
                    "prediction: the task multiclass needs the column with the predicted classes (prediction) or"
                            + " the columns with each class's probability (probabilities).");
        }
        return said;
    }

    private void planBinary(Columns.Plan plan) {
        plan.add("label", options.label(), () -> new BinaryColumn("label", options.positive()));
        plan.add(
                "score",
                options.score(),
                () -> new NumberColumn(options.rawScores() ? NumberColumn.Kind.NUMBER : NumberColumn.Kind.PROBABILITY));
        plan.add("prediction", options.prediction(), () -> new BinaryColumn("prediction", options.positive()));
    }

    private void planClasses(Columns.Plan plan) {
        plan.add("label", options.label(), () -> new TextColumn(options.label(), MAX_CLASSES, null));
        plan.add("prediction", options.prediction(), () -> new TextColumn(options.prediction(), MAX_CLASSES, null));
        options.probabilities()
                .forEach((name, column) ->
                        plan.add("probability " + name, column, () -> new NumberColumn(NumberColumn.Kind.PROBABILITY)));
    }

    private void planNumbers(Columns.Plan plan) {
        plan.add("label", options.label(), () -> new NumberColumn(NumberColumn.Kind.NUMBER));
        plan.add("prediction", options.prediction(), () -> new NumberColumn(NumberColumn.Kind.NUMBER));
    }

    private Rows rows(Columns columns) throws IOException {
        double[] weights = numbers(columns, "weight");
        IdColumn idColumn = columns.get("id", IdColumn.class);
        long[] ids = idColumn == null ? null : idColumn.values();
        if (ids != null) {
            RepeatedIds.check(table, options.id(), ids, threads);
        }
        List<SliceColumn> slices = new ArrayList<>();
        for (String slice : options.sliceColumns()) {
            slices.add(columns.get("slice " + slice, TextColumn.class).slice());
        }
        Rows rows = new Rows(columns.rows(), weights, ids, slices);
        if (!(rows.totalWeight() > 0)) {
            throw new InputException("weight: all weights in column '" + options.weight()
                    + "' are 0; at least one positive weight"
                    + " was expected.");
        }
        return rows;
    }

    private static double[] numbers(Columns columns, String role) {
        NumberColumn column = columns.get(role, NumberColumn.class);
        return column == null ? null : column.values();
    }

    private BinaryPredictions binary(Columns columns, Rows rows) {
        BinaryColumn predicted = columns.get("prediction", BinaryColumn.class);
        return new BinaryPredictions(
                rows,
                columns.get("label", BinaryColumn.class).values(),
                numbers(columns, "score"),
                predicted == null ? null : predicted.values(),
                !options.rawScores());
    }

    private ClassPredictions classes(Columns columns, Rows rows) throws IOException {
        TextColumn labels = columns.get("label", TextColumn.class);
        TextColumn predicted = columns.get("prediction", TextColumn.class);
        ClassNames names =
                ClassNames.of(labels, predicted, options.probabilities().keySet());
        double[][] probabilities = options.probabilities().isEmpty() ? null : probabilities(columns, labels, names);
        int[] codes = names.codes(labels);
        int[] predictedCodes = predicted != null ? names.codes(predicted) : likeliest(probabilities, rows.size());
        return new ClassPredictions(rows, names.classes(), codes, predictedCodes, probabilities);
    }

    private double[][] probabilities(Columns columns, TextColumn labels, ClassNames names) throws IOException {
        double[][] probabilities = new double[names.classes().size()][];
        List<String> inOrder = new ArrayList<>();
        for (String option : options.probabilities().keySet().stream()
                .sorted(Comparator.comparingInt(names::code))
                .toList()) {
            int c = names.code(option);
            if (probabilities[c] != null) {
                throw new InputException(
                        "probabilities: the class '" + names.classes().get(c) + "' is named twice.");
            }
            probabilities[c] = numbers(columns, "probability " + option);
            inOrder.add(options.probabilities().get(option));
        }
        for (String label : labels.texts()) {
            if (probabilities[names.code(label)] == null) {
                throw new InputException("probabilities: the class '" + label + "' occurs in column '" + options.label()
                        + "', but no column with its probability is named.");
            }
        }
        for (int c = 0; c < probabilities.length; c++) {
            probabilities[c] = probabilities[c] == null ? new double[columns.rows()] : probabilities[c];
        }
        ProbabilitySums.check(table, inOrder, probabilities, threads);
        return probabilities;
    }

    /** The class with the highest probability, the first of equals. */
    private static int[] likeliest(double[][] probabilities, int rows) {
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            for (int c = 1; c < probabilities.length; c++) {
                if (probabilities[c][row] > probabilities[codes[row]][row]) {
                    codes[row] = c;
                }
            }
        }
        return codes;
    }

    /** The columns that probabilities name, for a pattern such as {@code p_*} where {@code *} stands for the class. */
    static Map<String, String> matching(Table table, String pattern) {
        int star = pattern.indexOf('*');
        Map<String, String> columns = new LinkedHashMap<>();
        String head = pattern.substring(0, Math.max(0, star));
        String tail = pattern.substring(star + 1);
        for (String column : table.columns()) {
            boolean fits = star >= 0 && column.length() > head.length() + tail.length();
            if (fits && column.startsWith(head) && column.endsWith(tail)) {
                columns.put(column.substring(head.length(), column.length() - tail.length()), column);
            }
        }
        if (columns.isEmpty()) {
            throw new InputException("probabilities: no column of "
                    + table.files().get(0).name() + " fits '" + pattern
                    + "', where * stands for the class; its columns are " + String.join(", ", table.columns()) + ".");
        }
        return columns;
    }
}
