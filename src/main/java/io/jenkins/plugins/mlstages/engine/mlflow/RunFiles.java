package io.jenkins.plugins.mlstages.engine.mlflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a run or of a version, as clients list, fetch and store them. Paths have {@code /} and stay inside. */
public interface RunFiles {
    /**
     * A file or folder.
     *
     * @param path whole path inside
     * @param bytes size, 0 for a folder
     */
    record Entry(String path, boolean folder, long bytes) {}

    /**
     * What is in a folder, by path.
     *
     * @param folder {@code ""} for the uppermost; nothing is listed for a file or what is not there
     */
    List<Entry> list(String folder) throws IOException;

    /**
     * @throws MlflowException when there is no such file
     */
    MlflowAnswer open(String path) throws IOException;

    /**
     * Keeps a file; an earlier one of the same path is replaced once this one is whole.
     *
     * @throws MlflowException when nothing may be kept here
     */
    void put(String path, InputStream bytes) throws IOException;

    /** Removes a file, or a folder with all that is in it. */
    void delete(String path) throws IOException;
}
