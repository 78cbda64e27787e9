package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One reading of a table whose result does not depend on the rows' order: each thread has a collector of its own, joins it
 * with those of the threads that have left before, and the last thread makes the result. Several tables may be read side by
 * side.
 *
 * @param <C> what each thread collects
 * @param <R> the result
 */
public final class Reading<C extends BatchCollector<C>, R> {
    private final Scan scan;
    private final Supplier<C> collectors;
    private final Function<C, R> finish;
    private final Fingerprinting fingerprints;
    private int working;
    private boolean finished;
    private C joined;
    private R result;

    Reading(Scan scan, Supplier<C> collectors, Function<C, R> finish, Fingerprinting fingerprints) {
        this.scan = scan;
        this.collectors = collectors;
        this.finish = finish;
        this.fingerprints = fingerprints;
    }

    /**
     * Reads tables with so many threads in all: each begins with another table, and helps with the others when its own is read.
     *
     * @throws InputException of the first table that is broken
     */
    public static void run(List<? extends Reading<?, ?>> readings, int threads) throws IOException {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < Math.max(1, threads); i++) {
            int first = i;
            tasks.add(() -> {
                for (int k = 0; k < readings.size(); k++) {
                    int at = (first + k) % readings.size();
                    Reading<?, ?> reading = readings.get(at);
                    reading.work();
                    if (reading.scan.hasFailed()) {
                        stop(readings.subList(at + 1, readings.size()));
                    }
                }
                return null;
            });
        }
        Workers.run(tasks, tasks.size());
        for (Reading<?, ?> reading : readings) {
            reading.scan.throwFailure();
        }
    }

    /** An error before theirs is to be thrown, so nobody will ask for them. */
    private static void stop(List<? extends Reading<?, ?>> readings) {
        for (Reading<?, ?> reading : readings) {
            reading.scan.stop();
        }
    }

    /** To be asked when {@link #run} has ended. */
    public R result() {
        return result;
    }

    private void work() throws IOException {
        if (fingerprints != null) {
            fingerprints.work();
        }
        Own<C> own = new Own<>(collectors);
        enter();
        scan.work(own);
        leave(own.collector);
    }

    private synchronized void enter() {
        working++;
    }

    /** Joins what the thread saw, {@code null} for nothing, with what those before it saw. */
    private void leave(C own) {
        C all = own;
        for (C others = othersOrLeft(all); others != null; others = othersOrLeft(all)) {
            if (all == null) {
                all = others;
            } else {
                all.merge(others);
            }
        }
    }

    /** What others have left here; if there is none, leaves {@code all} for those who come, or for the result. */
    private C othersOrLeft(C all) {
        synchronized (this) {
            C others = joined;
            joined = null;
            if (others != null) {
                return others;
            }
            joined = all;
            if (--working > 0 || finished || !scan.isComplete()) {
                return null;
            }
            finished = true;
            joined = null;
        }
        result = finish.apply(all == null ? collectors.get() : all);
        return null;
    }

    /** A thread's collector, made when there are rows for it. */
    private static final class Own<C extends BatchCollector<C>> implements Scan.Sink {
        private final Supplier<C> collectors;
        private C collector;

        Own(Supplier<C> collectors) {
            this.collectors = collectors;
        }

        @Override
        public Consumer<Batch> consumer(long piece) {
            if (collector == null) {
                collector = collectors.get();
            }
            return collector::add;
        }

        @Override
        public void done(long piece) {
            // the collector has it
        }
    }
}
