package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the fingerprints of files by the threads that offer themselves, each file by one of them. */
public final class Fingerprinting {
    private final List<DataFile> files;
    private final AtomicInteger next = new AtomicInteger();
    private final FileFingerprint[] done;

    public Fingerprinting(List<DataFile> files) {
        this.files = List.copyOf(files);
        this.done = new FileFingerprint[files.size()];
    }

    /** Works until no file is left that nobody has begun. */
    void work() throws IOException {
        for (int i = next.getAndIncrement(); i < done.length; i = next.getAndIncrement()) {
            done[i] = of(files.get(i));
        }
    }

    /** Of each file, in the given order; to be asked when the threads have ended. */
    public List<FileFingerprint> all() {
        return List.copyOf(Arrays.asList(done));
    }

    static FileFingerprint of(DataFile file) throws IOException {
        return new FileFingerprint(file.name(), Files.size(file.path()), Sha256.of(file.path()));
    }
}
