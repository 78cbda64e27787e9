package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds versions by the hash of an artifact, over all models: only logs in which the hash occurs are replayed. */
public final class VersionSearch {
    private static final int CHUNK = 1 << 18;

    private final Path root;
    private final LogCache logs;

    VersionSearch(Path root, LogCache logs) {
        this.root = root;
        this.logs = logs;
    }

    /**
     * A version that has the artifact.
     *
     * @param reference {@code price-up/7}
     * @param status whether it is still in use
     * @param aliases the aliases that point to it
     * @param artifact the artifact, under the path that it has in this version
     * @param origin where the version comes from
     */
    public record Found(
            String reference,
            VersionState.Status status,
            List<String> aliases,
            StoredArtifact artifact,
            Origin origin) {}

    /**
     * @param found by model and number
     * @param problems models that could not be searched
     */
    public record Result(List<Found> found, List<ModelList.Problem> problems) {
        public Result {
            found = List.copyOf(found);
            problems = List.copyOf(problems);
        }

        /**
         * A living version that has an artifact at the same place.
         *
         * @param except a version that does not count, {@code null} for none
         * @return {@code null} if there is none
         */
        String holder(StoredArtifact artifact, String except) {
            for (Found other : found) {
                boolean holds = other.status() != VersionState.Status.DELETED
                        && !other.reference().equals(except)
                        && other.artifact().store().equals(artifact.store())
                        && other.artifact().location().equals(artifact.location());
                if (holds) {
                    return other.reference();
                }
            }
            return null;
        }
    }

    Result bySha256(String sha256) throws IOException {
        List<Found> found = new ArrayList<>();
        List<ModelList.Problem> problems = new ArrayList<>();
        for (Path folder : modelsWhoseLogHas(sha256)) {
            String name = folder.getFileName().toString();
            try {
                ModelName model = ModelLister.name(folder);
                name = model.full();
                ModelState state = logs.of(model).state();
                VersionFiles versions = new VersionFiles(ModelFolder.of(root, model));
                for (VersionState version : state.versions()) {
                    if (version.artifacts().contains(sha256)) {
                        ModelVersion file = versions.read(version);
                        file.artifacts().stream()
                                .filter(a -> a.file().sha256().equals(sha256))
                                .forEach(a -> found.add(new Found(
                                        model + "/" + version.number(),
                                        version.status(),
                                        version.aliases(),
                                        a,
                                        file.origin())));
                    }
                }
            } catch (IOException | InputException e) {
                problems.add(new ModelList.Problem(name, e.getMessage()));
            }
        }
        return new Result(found, problems);
    }

    /** The folders of models in whose logs a text occurs, as it stands there, and of those whose logs cannot be read. */
    List<Path> modelsWhoseLogHas(String text) throws IOException {
        List<Path> having = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                root, f -> DiskName.isOne(f.getFileName().toString()))) {
            for (Path folder : folders) {
                if (has(folder.resolve("events.jsonl"), text)) {
                    having.add(folder);
                }
            }
        }
        having.sort(Comparator.naturalOrder());
        return having;
    }

    private static boolean has(Path file, String text) {
        // one char per byte on both sides, so that the search is the fast one of String
        String sought = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        byte[] buffer = new byte[CHUNK];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n; (n = in.readNBytes(buffer, kept, CHUNK - kept)) > 0; ) {
                int filled = kept + n;
                if (new String(buffer, 0, filled, StandardCharsets.ISO_8859_1).contains(sought)) {
                    return true;
                }
                kept = Math.min(filled, sought.length() - 1);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException perhaps) {
            return true; // whoever goes on to read the model is told why that is not possible
        }
        return false;
    }
}
