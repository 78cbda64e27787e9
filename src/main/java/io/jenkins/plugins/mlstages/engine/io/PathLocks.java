package io.jenkins.plugins.mlstages.engine.io;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of this process at a time work on a file, since locks of files exclude other processes only. A file that
 * nobody works on or waits for is forgotten: a controller that runs for months sees many come and go.
 */
public final class PathLocks {
    private final ConcurrentHashMap<Path, Counted> locks = new ConcurrentHashMap<>();

    private static final class Counted extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        /** Threads that have the lock or wait for it; changed only while the map holds the lock's entry. */
        private int users;
    }

    /** A file that this thread alone works on until it lets go. */
    public interface Held {
        void letGo();
    }

    /** Waits for the file, however long. */
    public Held take(Path file) {
        Counted lock = counted(file);
        lock.lock();
        return () -> letGo(file, lock);
    }

    /** Waits for the file until the thread is interrupted. */
    public Held takeInterruptibly(Path file) throws InterruptedException {
        Counted lock = counted(file);
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            forget(file);
            throw e;
        }
        return () -> letGo(file, lock);
    }

    /** Whether somebody works on the file or waits for it, so that it is known here. */
    public boolean knows(Path file) {
        return locks.containsKey(file);
    }

    private Counted counted(Path file) {
        return locks.compute(file, (f, known) -> {
            Counted lock = known == null ? new Counted() : known;
            lock.users++;
            return lock;
        });
    }

    private void letGo(Path file, Counted lock) {
        lock.unlock();
        forget(file);
    }

    private void forget(Path file) {
        locks.computeIfPresent(file, (f, lock) -> --lock.users == 0 ? null : lock);
    }
}
