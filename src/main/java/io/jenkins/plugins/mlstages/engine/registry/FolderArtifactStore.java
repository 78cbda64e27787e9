package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.io.TemporaryFile;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Artifacts in one folder, each under its SHA-256, so that the same bytes are kept once however many versions have them.
 */
public final class FolderArtifactStore implements ArtifactStore, ArtifactInventory {
    private static final String ID = "folder";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 20;

    private final Path folder;

    public FolderArtifactStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * Keeps a file; when this returns, it is there to stay.
     *
     * @param source the file on this machine
     * @param expected its path, and the size and hash that it is known to have
     * @throws InputException when the file is no longer what {@code expected} says
     */
    public StoredArtifact put(Path source, FileRef expected) throws IOException {
        StoredArtifact stored = keep(source, expected.path(), expected.sha256());
        if (!stored.file().equals(expected)) {
            throw new InputException(
                    "The artifact " + expected.path() + " has changed since it was recorded: its SHA-256 is "
                            + stored.file().sha256() + ", but " + expected.sha256() + " was expected.");
        }
        return stored;
    }

    /**
     * Keeps a file whose hash is not known yet; its bytes are read once.
     *
     * @param path what the artifact is called
     */
    public StoredArtifact put(Path source, String path) throws IOException {
        return keep(source, path, null);
    }

    private StoredArtifact keep(Path source, String path, String expected) throws IOException {
        DurableFile.createFolders(folder);
        Path temporary = TemporaryFile.in(folder, ".put", ".tmp");
        try {
            FileRef file;
            boolean there;
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                file = copy(source, path, out);
                if (expected != null && !expected.equals(file.sha256())) {
                    return stored(file); // nothing is kept, and the caller sees it by the hash
                }
                there = isWhole(file);
                if (!there) {
                    out.getFD().sync();
                }
            }
            Path kept = locate(file.sha256());
            if (!there) {
                DurableFile.createFolders(kept.getParent());
                Files.move(temporary, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            DurableFile.syncFolder(
                    kept.getParent()); // if it is there, whoever moved it there may die before he does that
            return stored(file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private StoredArtifact stored(FileRef file) {
        return new StoredArtifact(file, ID, file.sha256());
    }

    /** Whether these bytes are kept already; a kept file that has been damaged is not, and will be replaced. */
    private boolean isWhole(FileRef file) throws IOException {
        Path kept = locate(file.sha256());
        boolean whole = Files.exists(kept)
                && Files.size(kept) == file.bytes()
                && Sha256.of(kept).equals(file.sha256());
        if (whole) {
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now())); // young again for who collects garbage
        }
        return whole;
    }

    @Override
    public InputStream open(StoredArtifact artifact) throws IOException {
        return Files.newInputStream(locate(artifact.location()));
    }

    @Override
    public boolean exists(StoredArtifact artifact) {
        return Files.exists(locate(artifact.location()));
    }

    @Override
    public long delete(StoredArtifact artifact) throws IOException {
        return free(locate(artifact.location()));
    }

    @Override
    public List<Piece> unneeded(Needs needs) throws IOException {
        List<Piece> unneeded = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return unneeded;
        }
        Set<String> needed = needs.sha256();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                String name = file.getFileName().toString();
                boolean kept = SHA256.matcher(name).matches() && file.equals(locate(name));
                boolean temporary = name.startsWith(".put") && name.endsWith(".tmp");
                if (temporary || kept && !needed.contains(name)) {
                    unneeded.add(new Piece(
                            file.toString(),
                            Files.size(file),
                            kept ? "no living version has it" : "left by a process that died",
                            Files.getLastModifiedTime(file).toInstant(),
                            () -> free(file)));
                }
            }
        }
        return unneeded;
    }

    long free(Path file) throws IOException {
        try {
            long bytes = Files.size(file);
            Files.delete(file);
            return bytes;
        } catch (NoSuchFileException goneAlready) {
            return 0;
        }
    }

    private Path locate(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new InputException("'" + sha256 + "' is not a SHA-256: 64 hexadecimal digits were expected.");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Copies and hashes in one pass. */
    private static FileRef copy(Path source, String path, FileOutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(source)) {
            for (int n; (n = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
                bytes += n;
            }
        }
        return new FileRef(path, bytes, Sha256.hex(digest));
    }
}
