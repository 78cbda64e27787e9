package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
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
    private final ArtifactInventory inventory;

    GarbageCollection(ModelRegistry registry, Path root, ArtifactInventory inventory) {
        this.registry = registry;
        this.root = root;
        this.inventory = inventory;
    }

    /**
     * What collecting found.
     *
     * @param freed whether the pieces were freed, or only looked at
     * @param pieces by path
     * @param bytes of all pieces
     */
    public record Result(boolean freed, List<ArtifactInventory.Piece> pieces, long bytes) {
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
            List<ArtifactInventory.Piece> pieces = find(now.minus(YOUNG));
            if (free) {
                for (ArtifactInventory.Piece piece : pieces) {
                    piece.freeing().free();
                }
            }
            return new Result(
                    free,
                    pieces,
                    pieces.stream().mapToLong(ArtifactInventory.Piece::bytes).sum());
        });
    }

    private List<ArtifactInventory.Piece> find(Instant before) throws IOException {
        List<ArtifactInventory.Piece> pieces = new ArrayList<>(inventory.unneeded(needs()));
        addLeftovers(pieces);
        pieces.removeIf(piece -> !piece.since().isBefore(before));
        return pieces;
    }

    private ArtifactInventory.Needs needs() throws IOException {
        ModelList list = registry.list();
        if (!list.problems().isEmpty()) {
            throw new DamagedModelException(
                    "Nothing is freed while a model cannot be read, since what it needs is not known: "
                            + list.problems().get(0).sentence());
        }
        List<Living> living = new ArrayList<>();
        for (ModelSummary summary : list.models()) {
            RegisteredModel model = registry.model(new ModelName(summary.model()));
            living.add(new Living(
                    model,
                    model.state().versions().stream()
                            .filter(version -> version.status() != VersionState.Status.DELETED)
                            .toList()));
        }
        return new NeedsOfModels(living);
    }

    private record Living(RegisteredModel model, List<VersionState> versions) {}

    private record NeedsOfModels(List<Living> models) implements ArtifactInventory.Needs {
        @Override
        public Set<String> sha256() {
            Set<String> hashes = new HashSet<>();
            for (Living living : models) {
                living.versions().forEach(version -> hashes.addAll(version.artifacts()));
            }
            return hashes;
        }

        @Override
        public Set<String> locations() throws IOException {
            Set<String> locations = new HashSet<>();
            for (Living living : models) {
                for (VersionState version : living.versions()) {
                    living.model().version(version).artifacts().forEach(a -> locations.add(a.location()));
                }
            }
            return locations;
        }
    }

    private void addLeftovers(List<ArtifactInventory.Piece> pieces) throws IOException {
        try (Stream<Path> all = Files.walk(root, 3)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                boolean temporary = file.getFileName().toString().endsWith(".tmp");
                boolean leftover = file.getParent().getFileName().toString().equals("leftovers");
                if (temporary || leftover) {
                    pieces.add(new ArtifactInventory.Piece(
                            file.toString(),
                            Files.size(file),
                            leftover
                                    ? "left of a registration that was never completed"
                                    : "left by a process that died",
                            Files.getLastModifiedTime(file).toInstant(),
                            () -> Files.deleteIfExists(file)));
                }
            }
        }
    }
}
