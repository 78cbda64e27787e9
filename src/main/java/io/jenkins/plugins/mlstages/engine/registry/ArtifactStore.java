package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Keeps the bytes of artifacts: a run's artifact manager in Jenkins, a folder on the command line.
 *
 * <p>Implementations are safe for threads and processes.
 */
public interface ArtifactStore {
    /** What {@link StoredArtifact#store} calls it. */
    String id();

    /**
     * Keeps a file; when this returns, it is there to stay.
     *
     * @param source the file on this machine
     * @param expected its path, and the size and hash that it is known to have
     * @throws InputException when the file is no longer what {@code expected} says
     */
    StoredArtifact put(Path source, FileRef expected) throws IOException;

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
