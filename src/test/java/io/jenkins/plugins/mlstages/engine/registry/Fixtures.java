package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Versions to register, a clock that goes one minute further at each look, and an artifact store in memory. */
final class Fixtures {
    static final ModelName MODEL = new ModelName("team-a/price-up");
    static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
    static final Change ALICE = new Change("alice", "weekly training", new RunRef("team-a/train", 12));

    private Fixtures() {}

    static Origin origin(ModelName model, int run) {
        return new Origin(model.full(), new RunRef("team-a/train", run), "Register", "agent-1", "abc123", START);
    }

    static ModelVersion draft(ModelName model, String... aliases) {
        return draft(model, 12, List.of(), List.of(), aliases);
    }

    static ModelVersion draft(
            ModelName model, int run, List<StoredArtifact> artifacts, List<GateVerdict> gates, String... aliases) {
        return new ModelVersion(
                0,
                origin(model, run),
                artifacts,
                Map.of("rate", 0.1),
                Map.of("auc", Metric.computed(0.9)),
                gates,
                List.of(),
                null,
                null,
                Map.of(),
                null,
                List.of(aliases),
                false);
    }

    static GateVerdict gate(boolean passed) {
        return new GateVerdict(
                "auc >= 0.85",
                "auc",
                null,
                passed ? Verdict.PASSED : Verdict.FAILED,
                passed,
                Criticality.UNSTABLE,
                passed ? 0.9 : 0.8,
                0.85,
                passed ? "auc is high enough." : "auc 0.8 is below 0.85.");
    }

    static Map<String, Integer> aliases(Object... pairs) {
        Map<String, Integer> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }

    /** 10:00, 10:01, 10:02, ... */
    static Clock minutes() {
        AtomicLong looks = new AtomicLong();
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return START.plus(Duration.ofMinutes(looks.getAndIncrement()));
            }
        };
    }

    /** Keeps artifacts in memory, so that a test can alter and lose them. */
    static final class MemoryStore implements ArtifactStore {
        final Map<String, byte[]> kept = new ConcurrentHashMap<>();

        @Override
        public String id() {
            return "memory";
        }

        StoredArtifact put(String path, String content) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            FileRef file = new FileRef(path, bytes.length, Sha256.of(bytes));
            kept.put(file.sha256(), bytes);
            return new StoredArtifact(file, id(), file.sha256());
        }

        public StoredArtifact put(Path source, FileRef expected) throws IOException {
            return put(expected.path(), Files.readString(source));
        }

        @Override
        public InputStream open(StoredArtifact artifact) throws IOException {
            if (!exists(artifact)) {
                throw new NoSuchFileException(artifact.location());
            }
            return new ByteArrayInputStream(kept.get(artifact.location()));
        }

        @Override
        public boolean exists(StoredArtifact artifact) {
            return kept.containsKey(artifact.location());
        }

        @Override
        public long delete(StoredArtifact artifact) {
            byte[] bytes = kept.remove(artifact.location());
            return bytes == null ? 0 : bytes.length;
        }
    }
}
