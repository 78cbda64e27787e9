package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Brings the artifacts of a version into a folder, each checked byte by byte before it appears under its name. */
public final class ArtifactFetch {
    private ArtifactFetch() {}

    /**
     * @param into the folder, made if it is not there; files of the same names are replaced
     * @return the files
     * @throws InputException when an artifact is gone or was altered; files before it are there, it is not
     */
    public static List<Path> fetch(ArtifactStore store, ModelVersion version, Path into) throws IOException {
        List<Path> files = new ArrayList<>();
        for (StoredArtifact artifact : version.artifacts()) {
            Path file = into.resolve(artifact.file().path()).normalize();
            if (!file.startsWith(into.normalize()) || file.equals(into.normalize())) {
                throw new InputException("The artifact " + artifact.file().path() + " of " + version.reference()
                        + " would be written outside of " + into + ".");
            }
            Files.createDirectories(file.getParent());
            Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                    ArtifactCheck.copy(store, artifact, version.reference(), out);
                }
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            files.add(file);
        }
        return files;
    }
}
