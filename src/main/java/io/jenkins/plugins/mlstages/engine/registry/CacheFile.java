package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Sealed files beside the truth that may be damaged or lost without harm: they are written without waiting for the disk, and
 * read only if their {@link Seal} is whole.
 */
final class CacheFile {
    private static final long MAX_BYTES = 1 << 29;

    private CacheFile() {}

    /** @return the sealed object without its line feed; {@code null} when it is not there, not readable or not whole */
    static byte[] read(Path file) {
        try {
            if (!Files.exists(file) || Files.size(file) > MAX_BYTES) {
                return null;
            }
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - 1;
            boolean whole = end > 0
                    && bytes[end] == '\n'
                    && Seal.isFormed(bytes, 0, end)
                    && Seal.isWhole(bytes, 0, end, Sha256.digest());
            return whole ? bytes : null;
        } catch (IOException notReadable) {
            return null;
        }
    }

    /**
     * Replaces the file as a whole.
     *
     * @param sealed what {@link Seal#seal} made
     * @return whether it could be kept; on a disk that is full or read-only it is not
     */
    static boolean write(Path file, byte[] sealed) {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                Files.write(temporary, sealed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return true;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException notKept) {
            return false;
        }
    }
}
