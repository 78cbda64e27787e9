package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Learning curves from a CSV or JSON-lines file: a column {@code step} or {@code epoch}, every other column one metric.
 * Rows are put in the order of their steps; more than {@link LearningCurves#MAX_STEPS} are thinned evenly, the first and
 * last kept.
 */
final class CurveReader {
    private static final String[] STEP_NAMES = {"step", "epoch"};

    private CurveReader() {}

    static LearningCurves read(Path file, String shown) throws IOException {
        StructuredFile.checkReadable(file, shown, "history");
        SmallTable table = SmallTable.read(file, shown);
        int step = table.column(STEP_NAMES);
        if (step < 0) {
            throw new InputException("history: " + shown + " has the columns " + table.columns()
                    + "; one named 'step' or 'epoch' was expected.");
        }
        double[] steps = new double[table.rows()];
        for (int row = 0; row < steps.length; row++) {
            steps[row] = table.number(step, row);
            if (!Double.isFinite(steps[row])) {
                throw new InputException("history: " + shown + ", row " + (row + 1) + " has no "
                        + table.columns().get(step) + "; a number was expected.");
            }
        }
        int[] order = IntStream.range(0, steps.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> steps[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] kept = thin(order);
        Map<String, List<Double>> series = new LinkedHashMap<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (column != step) {
                series.put(table.columns().get(column), values(table, column, kept));
            }
        }
        return new LearningCurves(
                table.columns().get(step),
                IntStream.of(kept).mapToObj(row -> steps[row]).toList(),
                series);
    }

    private static int[] thin(int[] rows) {
        int most = LearningCurves.MAX_STEPS;
        if (rows.length <= most) {
            return rows;
        }
        return IntStream.range(0, most)
                .map(i -> rows[(int) ((long) i * (rows.length - 1) / (most - 1))])
                .toArray();
    }

    private static List<Double> values(SmallTable table, int column, int[] rows) {
        List<Double> values = new ArrayList<>(rows.length);
        for (int row : rows) {
            double value = table.number(column, row);
            values.add(Double.isFinite(value) ? value : null);
        }
        return values;
    }
}
