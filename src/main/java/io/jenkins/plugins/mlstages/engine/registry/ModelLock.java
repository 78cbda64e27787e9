package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Excludes all other threads and processes from changing one model. A process that dies lets go of it.
 */
final class ModelLock {
    /** File locks belong to the whole process, so its threads need a lock of their own around them. */
    private static final ConcurrentHashMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private ModelLock() {}

    /** What is done under the lock. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** The lock cannot be had at all, as on a disk that is read-only. */
    static final class NotLockedException extends IOException {
        private static final long serialVersionUID = 1L;

        NotLockedException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Waits for the lock, acts, and lets go.
     *
     * @throws NotLockedException when the lock's file cannot be written, or the waiting thread is interrupted
     */
    static <T> T during(Path lockFile, Action<T> action) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(lockFile, f -> new ReentrantLock());
        try {
            threads.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotLockedException("Interrupted while waiting for another change of the same model.", e);
        }
        try {
            FileChannel file = locked(lockFile);
            try {
                return action.run();
            } finally {
                file.close();
            }
        } finally {
            threads.unlock();
        }
    }

    private static FileChannel locked(Path lockFile) throws IOException {
        FileChannel file;
        try {
            file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw new NotLockedException("The registry's folder " + lockFile.getParent().getParent() + " is not there (any more).", e);
        } catch (IOException e) {
            throw new NotLockedException("The registry's folder " + lockFile.getParent().getParent() + " cannot be written: "
                    + e.getMessage() + ".", e);
        }
        try {
            file.lock();
            return file;
        } catch (IOException e) {
            file.close();
            throw new NotLockedException("The lock " + lockFile + " cannot be taken: " + e.getMessage() + ".", e);
        }
    }
}
