package io.jenkins.plugins.mlstages.engine.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** New files that are filled and then moved to their places. */
public final class TemporaryFile {
    private TemporaryFile() {}

    /**
     * Creates an empty file of a name that nobody has. Unlike those of {@link Files#createTempFile} it may be read by
     * whomever the process lets read its files (its umask): it becomes an ordinary file.
     *
     * @param folder where it will stay, so that it can be moved in one act
     * @throws IOException when the folder cannot be written
     */
    public static Path in(Path folder, String prefix, String suffix) throws IOException {
        while (true) {
            Path file = folder.resolve(
                    prefix + Long.toUnsignedString(ThreadLocalRandom.current().nextLong()) + suffix);
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException takenByAnother) {
                // take the next name
            }
        }
    }
}
