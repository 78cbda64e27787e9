package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes large registries for measurements, in the form in which the registry writes them but without waiting for the disk. */
final class Bulk {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Bulk() {}

    /** One model; event {@code n} happens {@code n} seconds after {@link #START}. The changes come evenly between the registrations. */
    static void write(Path root, ModelName model, int versions, int changes) throws IOException {
        ModelFolder files = ModelFolder.of(root, model);
        Files.createDirectories(root.resolve(".locks"));
        files.create();
        Replay replay = new Replay(model);
        String previous = LogEntry.BEFORE_FIRST;
        long bytes = 0;
        long line = 0;
        int made = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(files.log()))) {
            for (int version = 1; version <= versions; version++) {
                made++;
                byte[] document = Json.write(ModelVersion.SCHEMA, version(model, version));
                Files.write(files.version(version), document);
                int changesNow =
                        (int) ((long) changes * version / versions - (long) changes * (version - 1) / versions);
                for (int i = 0; i <= changesNow; i++) {
                    Event event =
                            i == 0 ? registered(model, version, document) : change(1 + (int) (line * 31 % made), line);
                    line++;
                    LogLine.Made sealed = LogLine.make(
                            new LogEntry(
                                    line,
                                    previous,
                                    START.plusSeconds(line),
                                    "user-" + line % 7,
                                    "change " + line + " of the model",
                                    new RunRef("team/train", (int) line),
                                    event,
                                    null),
                            i == 0 ? document : null);
                    out.write(sealed.bytes());
                    bytes += sealed.bytes().length;
                    previous = sealed.entry().hash();
                    replay.apply(sealed.entry());
                }
            }
        }
        new LogHead(line, bytes, previous, replay.summary()).write(files.head());
    }

    private static ModelVersion version(ModelName model, int version) {
        return new ModelVersion(
                version,
                new Origin(
                        model.full(),
                        new RunRef("team/train", version),
                        "Register",
                        "agent",
                        "0123456789abcdef0123456789abcdef01234567",
                        START),
                List.of(),
                Map.of("rate", 0.1, "depth", 7),
                Map.of("auc", Metric.computed(0.9), "logLoss", Metric.computed(0.4)),
                List.of(),
                List.of(),
                null,
                null,
                Map.of(),
                null,
                List.of(),
                false);
    }

    private static Event registered(ModelName model, int version, byte[] document) {
        String artifact = Sha256.of((model + "/" + version).getBytes());
        return new Event.Registered(
                version,
                Sha256.of(document),
                List.of(artifact),
                List.of(),
                Map.of("team", "blue"),
                null,
                null,
                true,
                false);
    }

    private static Event change(int version, long line) {
        return switch ((int) (line % 4)) {
            case 0 -> new Event.TagSet(version, "owner", "user-" + line % 5);
            case 1 -> new Event.Used(version, "scoring");
            case 2 -> new Event.AliasSet("challenger", version);
            default -> new Event.Promoted("production", version, 0, false);
        };
    }
}
