package io.jenkins.plugins.mlstages.engine.io;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Waits for the disk in several threads at once: a disk that is asked for all of it together writes once. */
public final class AtOnce {
    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            0,
            32,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            AtOnce::thread,
            new ThreadPoolExecutor.CallerRunsPolicy());

    private AtOnce() {}

    /** One wait for the disk. */
    public interface Wait {
        void await() throws IOException;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "ml-stages waits for the disk", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Returns when all of it is over, also when some of it fails.
     *
     * @param here is waited for by the calling thread, the others by threads that nobody interrupts
     * @throws IOException the first failure, those of the others suppressed in it
     */
    public static void all(Wait here, Wait... others) throws IOException {
        FutureTask<?>[] tasks = new FutureTask<?>[others.length];
        for (int i = 0; i < others.length; i++) {
            Wait other = others[i];
            tasks[i] = new FutureTask<>(() -> {
                other.await();
                return null;
            });
            THREADS.execute(tasks[i]);
        }
        Exception failure = failure(here);
        for (FutureTask<?> task : tasks) {
            Exception another = failure(() -> join(task));
            if (failure == null) {
                failure = another;
            } else if (another != null) {
                failure.addSuppressed(another);
            }
        }
        if (failure instanceof IOException failed) {
            throw failed;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private static Exception failure(Wait wait) {
        try {
            wait.await();
            return null;
        } catch (IOException | RuntimeException e) {
            return e;
        }
    }

    /** However often the thread is interrupted meanwhile: that is kept for later. */
    private static void join(Future<?> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException("what was to be waited for ended in an error", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
