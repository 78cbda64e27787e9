package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/** The lock of a file that excludes other processes; it is let go by closing the channel, or when this process ends. */
final class ProcessLock {
    private static final long FIRST_PAUSE = 500_000;
    private static final long LONGEST_PAUSE = 20_000_000;

    private ProcessLock() {}

    /** The lock cannot be had at all, as on a disk that is read-only. */
    static final class NotLockedException extends IOException {
        private static final long serialVersionUID = 1L;

        NotLockedException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Waits for the lock.
     *
     * @param file in the folder {@code .locks} of a registry; made if it is not there
     * @param shared whether other processes may have it too
     * @throws NotLockedException when the file cannot be written, or the waiting thread is interrupted
     */
    static FileChannel take(Path file, boolean shared) throws NotLockedException {
        Path root = file.getParent().getParent();
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                await(channel, shared);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new NotLockedException("The registry's folder " + root + " is not there (any more).", e);
        } catch (ClosedByInterruptException e) {
            throw new NotLockedException(
                    "Interrupted while waiting for another change of the registry " + root + ".", e);
        } catch (IOException e) {
            throw new NotLockedException(
                    "The registry's folder " + root + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The system owns file locks per process: where one thread holds a lock while another waits for a second one, and a
     * process elsewhere does the reverse, it sees a deadlock that is none and refuses to wait. Then the lock is asked for
     * again and again instead; asking without waiting is never refused for that reason.
     */
    private static void await(FileChannel channel, boolean shared) throws IOException {
        try {
            channel.lock(0, Long.MAX_VALUE, shared);
            return;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException perhapsTakenForADeadlock) {
            // ask instead; if the lock is not possible at all, asking says so
        }
        long pause = FIRST_PAUSE;
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        while (lock == null) {
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        }
    }
}
