package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.PathLocks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Excludes all other threads and processes from changing one model. A process that dies lets go of it.
 */
final class ModelLock {
    /** File locks belong to the whole process, so its threads need a lock of their own around them. */
    static final PathLocks THREADS = new PathLocks();

    private ModelLock() {}

    /** What is done under the lock. */
    interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Waits for the lock, changes the model, and lets go; an error of the disk is told in a sentence.
     *
     * @throws IOException when the model could not be read, or the change not be written
     */
    static <T> T whileChanging(ModelFolder files, Action<T> change) throws IOException {
        return during(files.lock(), () -> {
            try {
                return change.run();
            } catch (DamagedModelException e) {
                throw e;
            } catch (IOException e) {
                throw new IOException(
                        "The change of the model '" + files.model() + "' could not be written to " + files.folder()
                                + ": " + e.getMessage() + ".",
                        e);
            }
        });
    }

    /**
     * Waits for the lock, acts, and lets go.
     *
     * @throws ProcessLock.NotLockedException when the lock's file cannot be written, or the waiting thread is interrupted
     */
    static <T> T during(Path lockFile, Action<T> action) throws IOException {
        PathLocks.Held alone = alone(lockFile);
        try {
            FileChannel file = ProcessLock.take(lockFile, false);
            try {
                return action.run();
            } finally {
                file.close();
            }
        } finally {
            alone.letGo();
        }
    }

    private static PathLocks.Held alone(Path lockFile) throws IOException {
        try {
            return THREADS.takeInterruptibly(lockFile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessLock.NotLockedException(
                    "Interrupted while waiting for another change of the same model.", e);
        }
    }
}
