package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of artifacts lie: a run's artifact manager in Jenkins, a folder on the command line. Each has its own way
 * of taking them in.
 *
 * <p>Implementations are safe for threads and processes.
 */
public interface ArtifactStore {
    /** What {@link StoredArtifact#store} calls it. */
    String id();

    /**
     * @throws java.nio.file.NoSuchFileException when the artifact is not there any more
     */
    InputStream open(StoredArtifact artifact) throws IOException;

    /** Whether the artifact is there; nothing is said about its bytes. */
    boolean exists(StoredArtifact artifact) throws IOException;

    /**
     * Frees an artifact that no version needs any more.
     *
     * @return bytes freed, 0 when it was gone already
     */
    long delete(StoredArtifact artifact) throws IOException;
}
