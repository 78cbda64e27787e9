package io.jenkins.plugins.mlstages.engine.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are either whole or not there: temporary file, fsync, atomic move, fsync of the folder.
 */
public final class DurableFile {
    private DurableFile() {}

    /**
     * Replaces {@code file} by {@code content}; after a crash at any moment the old or the new content is there, never
     * a mixture.
     *
     * @throws IOException when the folder cannot be written; nothing half-written stays behind
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path temporary = writeTemporary(file, content);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        syncFolder(file.getParent());
    }

    /**
     * Creates {@code file} with {@code content} as one exclusive act: of many threads and processes that try, exactly
     * one succeeds.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the file is there already; it is left as it is
     * @throws IOException when the folder cannot be written; nothing half-written stays behind
     */
    public static void create(Path file, byte[] content) throws IOException {
        Path temporary = writeTemporary(file, content);
        try {
            Files.createLink(file, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(file.getParent());
    }

    private static Path writeTemporary(Path file, byte[] content) throws IOException {
        Path temporary = TemporaryFile.in(file.getParent(), "." + file.getFileName(), ".tmp");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
        return temporary;
    }

    /** Makes a folder, and those above it that are missing, so that their names survive a power cut. */
    public static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        createFolders(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        syncFolder(parent);
    }

    /** Makes names created in {@code folder} survive a power cut, where the file system lets a folder be opened. */
    public static void syncFolder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException folderCannotBeOpenedHere) {
            return; // Windows: folders cannot be opened, and NTFS journals names itself
        }
        try (channel) {
            channel.force(true);
        }
    }
}
