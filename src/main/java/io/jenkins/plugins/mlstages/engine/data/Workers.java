package io.jenkins.plugins.mlstages.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks on threads of its own and gives their results, or the first task's error, in the tasks' order. */
final class Workers {
    private Workers() {}

    /** A function that may fail to read. */
    interface Reading<T, R> {
        R apply(T input) throws IOException;
    }

    static <T, R> List<R> inOrder(List<T> inputs, int threads, Reading<T, R> task) throws IOException {
        List<Callable<R>> tasks = new ArrayList<>();
        for (T input : inputs) {
            tasks.add(() -> task.apply(input));
        }
        return run(tasks, threads);
    }

    static <R> List<R> run(List<Callable<R>> tasks, int threads) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), work -> {
            Thread thread = new Thread(work, "ml-stages reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("reading was interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
