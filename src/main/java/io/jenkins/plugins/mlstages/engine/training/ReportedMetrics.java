package io.jenkins.plugins.mlstages.engine.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics as the training code reports them: a JSON or YAML map (nested names joined by a dot), or a CSV file, either with
 * one metric a column and one row of values, or with the columns {@code metric} (or {@code name}) and {@code value}.
 * A value that is missing, NaN or infinite is kept as a metric without a value.
 */
public final class ReportedMetrics {
    private ReportedMetrics() {}

    /**
     * @param shown how users call the file
     * @throws InputException when the file is missing, malformed, or holds something that is no number
     */
    public static Map<String, Metric> read(Path file, String shown) throws IOException {
        return shown.toLowerCase(Locale.ROOT).endsWith(".csv") ? fromCsv(file, shown) : fromTree(file, shown);
    }

    private static Map<String, Metric> fromTree(Path file, String shown) throws IOException {
        Map<String, Metric> metrics = new TreeMap<>();
        StructuredFile.read(file, shown, "metrics")
                .forEach((name, node) -> metrics.put(name, metric(name, node, shown)));
        return metrics;
    }

    private static Metric metric(String name, JsonNode node, String shown) {
        if (node.isNull()) {
            return Metric.reported(Double.NaN);
        }
        if (!node.isNumber()) {
            throw new InputException("metrics: " + shown + " has '" + name + "' = " + shorten(node.toString())
                    + "; a number was expected.");
        }
        return Metric.reported(node.doubleValue());
    }

    private static Map<String, Metric> fromCsv(Path file, String shown) throws IOException {
        StructuredFile.checkReadable(file, shown, "metrics");
        SmallTable table = SmallTable.read(file, shown);
        Map<String, Metric> metrics = new TreeMap<>();
        int name = table.column("metric", "name");
        int value = table.column("value");
        if (name >= 0 && value >= 0) {
            for (int row = 0; row < table.rows(); row++) {
                put(metrics, table.text(name, row), table.number(value, row), shown);
            }
        } else if (table.rows() == 1) {
            for (int column = 0; column < table.columns().size(); column++) {
                put(metrics, table.columns().get(column), table.number(column, 0), shown);
            }
        } else {
            throw new InputException(
                    "metrics: " + shown + " has " + table.rows() + " rows; one row of values, or the columns"
                            + " 'metric' and 'value', were expected (a file with one row per step is the parameter 'history').");
        }
        return metrics;
    }

    private static void put(Map<String, Metric> metrics, String name, double value, String shown) {
        StructuredFile.checkName(name == null ? "" : name, "metrics: " + shown);
        if (metrics.put(name, Metric.reported(value)) != null) {
            throw new InputException(
                    "metrics: " + shown + " has the metric '" + name + "' twice; one value was expected.");
        }
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
