package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.util.Locale;

/** A training record as text for people. */
final class TrainingText {
    private TrainingText() {}

    static String of(TrainingRecord record) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Run %d: training of %s %s after %.1f s.%n",
                record.origin().run().number(),
                record.origin().model(),
                record.succeeded() ? "ended well" : "failed",
                record.millis() / 1e3));
        for (Dataset data : record.datasets()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  data %s: %,d rows, %d columns, sha256 %.12s%n",
                    data.name(), data.rows(), data.columns().size(), data.sha256()));
        }
        record.parameters().forEach((name, value) -> text.append("  parameter ").append(name).append(" = ").append(value).append('\n'));
        record.metrics().forEach((name, metric) -> text.append("  metric ").append(name).append(" = ")
                .append(metric.value() == null ? "undefined: " + metric.reason() : String.format(Locale.ROOT, "%.6g", metric.value()))
                .append(" (reported)\n"));
        if (record.curves() != null) {
            text.append("  learning curves: ").append(String.join(", ", record.curves().series().keySet())).append(" over ")
                    .append(record.curves().steps().size()).append(" points by ").append(record.curves().stepName()).append('\n');
        }
        for (FileRef artifact : record.artifacts()) {
            text.append(String.format(Locale.ROOT, "  artifact %s: %,d bytes, sha256 %.12s%n", artifact.path(), artifact.bytes(), artifact.sha256()));
        }
        return text.toString().stripTrailing();
    }
}
