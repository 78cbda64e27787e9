package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.record.DataChange;
import io.jenkins.plugins.mlstages.engine.record.DataColumn;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import java.util.Locale;

/** Recorded data as a person reads them. */
final class DatasetText {
    private DatasetText() {}

    static String of(DatasetRecord record) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%s: %,d rows, %,d columns, sha256 %.12s%n", record.dataset().name(), record.dataset().rows(),
                record.columns().size(), record.dataset().sha256()));
        int width = record.columns().stream().mapToInt(c -> c.name().length()).max().orElse(0);
        for (DataColumn column : record.columns()) {
            text.append(String.format(
                    Locale.ROOT, "  %-" + Math.min(40, Math.max(1, width)) + "s  %-11s %,d missing, %s%,d different", column.name(),
                    column.type(), column.missing(), column.exact() ? "" : "about ", column.distinct()));
            if (column.minimum() != null && column.type().equals("numeric")) {
                text.append(String.format(
                        Locale.ROOT, ", %.6g to %.6g, mean %.6g", column.minimum(), column.maximum(), column.mean()));
            }
            text.append('\n');
        }
        if (record.change() != null) {
            text.append(change(record)).append('\n');
        }
        if (!record.expectations().isEmpty()) {
            text.append('\n').append(EvaluationText.verdicts(record.expectations())).append('\n');
        }
        if (!record.suggestions().isEmpty()) {
            text.append("\nSuggested expectations:\n");
            record.suggestions().forEach(suggestion -> text.append("  ").append(suggestion).append('\n'));
        }
        return text.toString().stripTrailing();
    }

    private static String change(DatasetRecord record) {
        DataChange change = record.change();
        String before = "Since " + change.run() + ": ";
        if (change.same()) {
            return before + "the same files.";
        }
        String schema = change.schema().isEmpty() ? "the same columns" : String.join(", ", change.schema());
        return before + String.format(
                Locale.ROOT, "%+,d rows (%,d then), %s.", record.dataset().rows() - change.rows(), change.rows(), schema);
    }
}
