package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Files beside the truth that may be damaged or lost without harm: they are written without waiting for the disk. */
final class CacheFile {
    private static final long MAX_BYTES = 1 << 29;

    private CacheFile() {}

    /**
     * @param whole says from the bytes and their number without the line feed at the end whether they are what was written
     * @return {@code null} when the file is not there, not readable or not whole
     */
    static byte[] read(Path file, BiPredicate<byte[], Integer> whole) {
        try {
            if (!Files.exists(file) || Files.size(file) > MAX_BYTES) {
                return null;
            }
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - 1;
            return end > 0 && bytes[end] == '\n' && whole.test(bytes, end) ? bytes : null;
        } catch (IOException notReadable) {
            return null;
        }
    }

    /** As {@link #read}, for a file that is one sealed object. */
    static byte[] readSealed(Path file) {
        return read(file, (bytes, end) -> Seal.isFormed(bytes, 0, end) && Seal.isWhole(bytes, 0, end, Sha256.digest()));
    }

    /**
     * Replaces the file as a whole.
     *
     * @return whether it could be kept; on a disk that is full or read-only it is not
     */
    static boolean write(Path file, byte[] bytes) {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
