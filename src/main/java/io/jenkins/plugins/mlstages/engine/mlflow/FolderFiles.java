package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.io.TemporaryFile;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files in a folder that nobody else writes to. */
public final class FolderFiles implements RunFiles {
    /** How the names of files begin that are not whole yet. */
    static final String UPLOADING = ".uploading-";

    private final Path folder;
    private final long mostBytes;

    /** @param mostBytes largest file that is taken */
    public FolderFiles(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    Path root() {
        return folder;
    }

    @Override
    public List<Entry> list(String path) throws IOException {
        Path listed = at(path);
        if (!Files.isDirectory(listed, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(listed)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (!isUnfinished(file)) {
                    boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                    entries.add(new Entry(relative(file), isFolder, isFolder ? 0 : Files.size(file)));
                }
            }
        }
        return entries;
    }

    @Override
    public MlflowAnswer open(String path) throws IOException {
        Path file = file(path);
        return MlflowAnswer.file(Files.size(file), out -> {
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                in.transferTo(out);
            }
        });
    }

    /**
     * A file on this machine.
     *
     * @throws MlflowException when there is none of this path
     */
    public Path file(String path) {
        Path file = at(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw MlflowException.missing("No such artifact: '" + Arguments.shorten(path) + "'.");
        }
        return file;
    }

    /** All files at or below a path with size and SHA-256, by path. */
    public List<FileRef> all(String path) throws IOException {
        List<FileRef> all = new ArrayList<>();
        if (!Files.exists(at(path))) {
            return all;
        }
        try (Stream<Path> files = Files.walk(at(path))) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isUnfinished(file)) {
                    all.add(new FileRef(relative(file), Files.size(file), Sha256.of(file)));
                }
            }
        }
        return all;
    }

    @Override
    public void put(String path, InputStream bytes) throws IOException {
        Path file = at(path);
        if (path.isEmpty() || Files.isDirectory(file)) {
            throw MlflowException.invalid("'" + Arguments.shorten(path) + "' is a folder; a file was expected.");
        }
        Path parent = file.getParent();
        try {
            Files.createDirectories(parent);
        } catch (FileAlreadyExistsException | NotDirectoryException e) {
            throw MlflowException.invalid("A part of the path '" + Arguments.shorten(path) + "' is a file.");
        }
        Path temporary = TemporaryFile.in(parent, UPLOADING, "");
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                copy(path, bytes, out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFile.syncFolder(parent);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void copy(String path, InputStream bytes, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int n; (n = bytes.read(buffer)) >= 0; ) {
            size += n;
            if (size > mostBytes) {
                throw MlflowException.invalid("The artifact '" + Arguments.shorten(path) + "' has more than "
                        + mostBytes + " bytes, which is the limit.");
            }
            out.write(buffer, 0, n);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Path gone = at(path);
        try (Stream<Path> files = Files.walk(gone)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            throw MlflowException.missing("No such artifact: '" + Arguments.shorten(path) + "'.");
        }
    }

    private Path at(String path) {
        Path resolved = folder.resolve(ArtifactPath.inside(path)).normalize();
        if (!resolved.startsWith(folder.normalize())) {
            throw MlflowException.invalid("'" + Arguments.shorten(path) + "' lies outside of the artifacts.");
        }
        return resolved;
    }

    private String relative(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isUnfinished(Path file) {
        return file.getFileName().toString().startsWith(UPLOADING);
    }
}
