package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.Locale;

/** A drift record as text for people: a table of the columns, largest effect first, then what is to be said in words. */
final class DriftText {
    private DriftText() {}

    static String of(DriftRecord record) {
        int width =
                record.columns().stream().mapToInt(c -> c.name().length()).max().orElse(0);
        String row = "  %-" + Math.max(6, Math.min(40, width)) + "s  %-11s  %-11s  %8s  %10s  %s%n";
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d rows beside %,d of %s%n",
                record.current().rows(),
                record.referenceRows(),
                record.reference()));
        text.append(String.format(Locale.ROOT, row, "column", "type", "verdict", "effect", "p", "decided by"));
        for (ColumnDrift column : record.columns()) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    column.name(),
                    column.type(),
                    column.drifted() ? "DRIFTED" : column.decided() ? "-" : "not judged",
                    number(column.effect()),
                    number(column.pValue()),
                    column.tests().stream()
                            .filter(DriftTest::hasAnswer)
                            .findFirst()
                            .map(DriftTest::method)
                            .orElse("")));
        }
        record.findings()
                .forEach(finding -> text.append("  ").append(finding.sentence()).append('\n'));
        for (ColumnDrift column : record.columns()) {
            if (column.drifted() || !column.decided()) {
                text.append("  ").append(column.reason()).append('\n');
            } else {
                column.findings().stream()
                        .map(DriftFinding::sentence)
                        .forEach(s -> text.append("  ").append(s).append('\n'));
            }
        }
        record.columns().stream()
                .filter(c -> c.tests().size() > 2 && c.tests().get(0).hasAnswer())
                .forEach(column -> text.append(methods(column)));
        return text.append(record.sentence()).toString();
    }

    /** The answers of many methods, when more than the deciding ones were asked. */
    private static String methods(ColumnDrift column) {
        StringBuilder text = new StringBuilder("  " + column.name() + ":");
        for (DriftTest test : column.tests()) {
            text.append(' ')
                    .append(test.method())
                    .append(' ')
                    .append(test.hasAnswer() ? number(test.statistic()) : "n/a");
            text.append(test.pValue() == null ? ";" : " (p " + number(test.pValue()) + ");");
        }
        return text.append('\n').toString();
    }

    private static String number(Double value) {
        if (value == null) {
            return "";
        }
        double size = Math.abs(value);
        return value == 0 ? "0" : String.format(Locale.ROOT, size < 1e-3 || size >= 1e6 ? "%.1e" : "%.4f", value);
    }
}
