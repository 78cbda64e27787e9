package io.jenkins.plugins.mlstages.engine.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinTask;

/** Makes names that were created in a folder survive a power cut, while whoever created them goes on. */
public final class FolderSync {
    private final ForkJoinTask<IOException> failure;

    private FolderSync(ForkJoinTask<IOException> failure) {
        this.failure = failure;
    }

    public static FolderSync begin(Path folder) {
        return new FolderSync(ForkJoinTask.adapt(() -> failureToSync(folder)).fork());
    }

    private static IOException failureToSync(Path folder) {
        try {
            DurableFile.syncFolder(folder);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /**
     * @throws IOException when the disk refused it
     */
    public void await() throws IOException {
        IOException failed = failure.join();
        if (failed != null) {
            throw failed;
        }
    }
}
