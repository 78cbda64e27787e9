package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;

/** Reads artifacts and holds every byte against what was registered. */
public final class ArtifactCheck {
    private ArtifactCheck() {}

    /**
     * Reads an artifact to its end, in bounded memory.
     *
     * @param to takes the bytes; {@link OutputStream#nullOutputStream()} to check only
     * @throws InputException when it is gone or is not what was registered
     */
    public static void copy(ArtifactStore store, StoredArtifact artifact, String version, OutputStream to)
            throws IOException {
        if (!store.id().equals(artifact.store())) {
            throw new InputException("The artifact " + artifact.file().path() + " of " + version
                    + " is kept by the store '" + artifact.store() + "', which cannot be reached from here: '"
                    + store.id() + "' is the store here.");
        }
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = store.open(artifact)) {
            for (int n; (n = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
                to.write(buffer, 0, n);
                bytes += n;
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            String why = e instanceof NoSuchFileException missing && missing.getReason() != null
                    ? ": " + missing.getReason()
                    : "";
            throw new InputException(
                    "The artifact " + artifact.file().path() + " of " + version + " is gone from its store" + why + ".",
                    e);
        }
        String sha256 = Sha256.hex(digest);
        if (!sha256.equals(artifact.file().sha256())) {
            throw new InputException(
                    "The artifact " + artifact.file().path() + " of " + version + " was altered: its " + bytes
                            + " bytes have the SHA-256 " + sha256 + ", but "
                            + artifact.file().bytes() + " bytes with "
                            + artifact.file().sha256() + " were registered.");
        }
    }

    /** Checks all artifacts of a version. */
    public static void check(ArtifactStore store, ModelVersion version) throws IOException {
        for (StoredArtifact artifact : version.artifacts()) {
            copy(store, artifact, version.reference(), OutputStream.nullOutputStream());
        }
    }
}
