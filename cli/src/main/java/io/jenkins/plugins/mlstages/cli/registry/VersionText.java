package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Versions as text for people. */
final class VersionText {
    private VersionText() {}

    /** {@code active, production}: status, aliases and environments. */
    static String brief(VersionState version) {
        StringBuilder text = new StringBuilder(version.status().id());
        version.aliases().forEach(alias -> text.append(", @").append(alias));
        version.environments().forEach(environment -> text.append(", deployed to ").append(environment));
        return text.toString();
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String of(ModelVersion version, VersionState state) {
        StringBuilder text = new StringBuilder();
        text.append(version.reference()).append(": ").append(brief(state)).append('\n');
        line(text, "registered", time(state.registered()) + " by " + state.by() + (state.forced() ? ", by force" : ""));
        line(text, "run", state.run());
        line(text, "commit", version.origin().commit());
        line(text, "made from", state.parent());
        line(text, "description", state.description());
        state.tags().forEach((key, value) -> line(text, "tag", key + " = " + value));
        version.parameters().forEach((key, value) -> line(text, "parameter", key + " = " + value));
        version.metrics().forEach((key, value) -> line(text, "metric", key + " = " + metric(value)));
        for (GateVerdict gate : version.gates()) {
            line(text, "gate", gate.gate() + ": " + gate.verdict().name().toLowerCase(Locale.ROOT));
        }
        for (Dataset data : version.datasets()) {
            line(text, "data", String.format(Locale.ROOT, "%s: %,d rows, sha256 %.12s", data.name(), data.rows(), data.sha256()));
        }
        for (StoredArtifact artifact : version.artifacts()) {
            line(text, "artifact", String.format(Locale.ROOT, "%s: %,d bytes, sha256 %s", artifact.file().path(),
                    artifact.file().bytes(), artifact.file().sha256()));
        }
        return text.toString().stripTrailing();
    }

    private static String metric(Metric metric) {
        if (metric.value() == null) {
            return "undefined: " + metric.reason();
        }
        String value = String.format(Locale.ROOT, "%.6g", metric.value());
        return metric.low() == null ? value : value + String.format(Locale.ROOT, " (%.6g to %.6g)", metric.low(), metric.high());
    }

    private static void line(StringBuilder text, String what, Object value) {
        if (value != null) {
            text.append("  ").append(what).append(": ").append(value).append('\n');
        }
    }
}
