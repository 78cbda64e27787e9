package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds, and only when told so frees, what nothing needs any more: artifacts that no living version has, and files that
 * processes which died have left. What is younger than an hour is left alone, somebody may be about to register it.
 */
public final class GarbageCollection {
    private static final Duration YOUNG = Duration.ofHours(1);

    private final ModelRegistry registry;
    private final Path root;
    private final FolderArtifactStore artifacts;

    GarbageCollection(ModelRegistry registry, Path root, FolderArtifactStore artifacts) {
        this.registry = registry;
        this.root = root;
        this.artifacts = artifacts;
    }

    /** One file that can go, and why. */
    public record Piece(Path file, long bytes, String why) {}

    /**
     * What collecting found.
     *
     * @param freed whether the pieces were freed, or only looked at
     * @param pieces by path
     * @param bytes of all pieces
     */
    public record Result(boolean freed, List<Piece> pieces, long bytes) {
        public Result {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * @param free false to look only
     * @throws DamagedModelException when a model cannot be read, since what it needs is then not known
     */
    public Result run(boolean free, Instant now) throws IOException {
        return SharedLock.of(root).whileNothingIsRegistered(() -> {
            List<Piece> pieces = find(now.minus(YOUNG));
            if (free) {
                for (Piece piece : pieces) {
                    Files.deleteIfExists(piece.file());
                }
            }
            return new Result(
                    free, pieces, pieces.stream().mapToLong(Piece::bytes).sum());
        });
    }

    private List<Piece> find(Instant before) throws IOException {
        Set<String> needed = new HashSet<>();
        List<Piece> pieces = new ArrayList<>();
        ModelList list = registry.list();
        if (!list.problems().isEmpty()) {
            throw new DamagedModelException(
                    "Nothing is freed while a model cannot be read, since what it needs is not known: "
                            + list.problems().get(0).sentence());
        }
        for (ModelSummary summary : list.models()) {
            RegisteredModel model =
                    registry.model(new io.jenkins.plugins.mlstages.engine.record.ModelName(summary.model()));
            for (VersionState version : model.state().versions()) {
                if (version.status() != VersionState.Status.DELETED) {
                    needed.addAll(version.artifacts());
                }
            }
        }
        for (FolderArtifactStore.Kept kept : artifacts.all()) {
            if (kept.since().isBefore(before) && (kept.sha256() == null || !needed.contains(kept.sha256()))) {
                pieces.add(new Piece(
                        kept.file(),
                        kept.bytes(),
                        kept.sha256() == null ? "left by a process that died" : "no living version has it"));
            }
        }
        addLeftovers(before, pieces);
        return pieces;
    }

    private void addLeftovers(Instant before, List<Piece> pieces) throws IOException {
        try (Stream<Path> all = Files.walk(root, 3)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                boolean temporary = file.getFileName().toString().endsWith(".tmp");
                boolean leftover = file.getParent().getFileName().toString().equals("leftovers");
                if ((temporary || leftover)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    pieces.add(new Piece(
                            file,
                            Files.size(file),
                            leftover
                                    ? "left of a registration that was never completed"
                                    : "left by a process that died"));
                }
            }
        }
    }
}
