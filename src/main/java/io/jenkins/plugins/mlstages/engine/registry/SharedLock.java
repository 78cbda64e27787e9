package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets many threads and processes register at once, or one of them free artifacts: what is freed must not be what somebody
 * is about to register. It is always taken before any {@link ModelLock}.
 */
final class SharedLock {
    private static final ConcurrentHashMap<Path, SharedLock> ALL = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantReadWriteLock threads = new ReentrantReadWriteLock(true);
    private FileChannel shared;
    private int holders;

    private SharedLock(Path file) {
        this.file = file;
    }

    static SharedLock of(Path root) {
        return ALL.computeIfAbsent(root, r -> new SharedLock(r.resolve(".locks").resolve(".artifacts.lock")));
    }

    <T> T whileNothingIsFreed(ModelLock.Action<T> action) throws IOException {
        threads.readLock().lock();
        try {
            enter();
            try {
                return action.run();
            } finally {
                leave();
            }
        } finally {
            threads.readLock().unlock();
        }
    }

    <T> T whileNothingIsRegistered(ModelLock.Action<T> action) throws IOException {
        threads.writeLock().lock();
        try {
            FileChannel exclusive = ProcessLock.take(file, false);
            try {
                return action.run();
            } finally {
                exclusive.close();
            }
        } finally {
            threads.writeLock().unlock();
        }
    }

    /** The file lock is the process's, so the first of its threads takes it and the last one lets go. */
    private synchronized void enter() throws IOException {
        if (holders == 0) {
            shared = ProcessLock.take(file, true);
        }
        holders++;
    }

    private synchronized void leave() throws IOException {
        holders--;
        if (holders == 0) {
            shared.close();
        }
    }
}
