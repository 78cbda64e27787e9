package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.RunHistory;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The history of the store's runs. Other programs add records at any time, so before each answer the folders' times are
 * compared with those in the history, and only runs that changed are read. One page asks several times at once: what was
 * compared a moment ago is not compared again.
 */
final class StoreHistory {
    private final LocalStore store;
    private final RunHistory history;
    private final Duration moment;
    private long compared;
    private int loads;

    StoreHistory(LocalStore store) {
        this(store, Duration.ofMillis(500));
    }

    /** @param moment how long a comparison holds */
    StoreHistory(LocalStore store, Duration moment) {
        this.moment = moment;
        this.compared = System.nanoTime() - moment.toNanos() - 1;
        this.store = store;
        this.history = new RunHistory(store.history());
    }

    /** Newest run first. */
    synchronized List<HistoryLine> lines() throws IOException {
        if (System.nanoTime() - compared > moment.toNanos()) {
            bringUpToDate();
            compared = System.nanoTime();
        }
        return history.read().lines();
    }

    private void bringUpToDate() throws IOException {
        RunHistory.Contents contents = history.read();
        Map<Integer, String> known = new HashMap<>();
        contents.lines().forEach(line -> known.put(line.run(), line.stamp()));
        Set<Integer> present = new HashSet<>();
        Map<Integer, String> changed = new LinkedHashMap<>();
        for (int number : store.runNumbers()) {
            String stamp = stamp(number);
            if (stamp != null) {
                present.add(number);
                if (!stamp.equals(known.get(number))) {
                    changed.put(number, stamp);
                }
            }
        }
        loads += changed.size();
        // thousands when a store is opened for the first time, each of them a few small files
        history.append(changed.entrySet().parallelStream()
                .flatMap(run -> lines(run.getKey(), run.getValue()).stream())
                .toList());
        if (!present.containsAll(known.keySet())) {
            history.remove(line -> !present.contains(line.run()));
        }
    }

    private List<HistoryLine> lines(int number, String stamp) {
        RunRecords.Contents records = new RunRecords(store.records(number)).read();
        return HistoryLine.of(number, records, result(records), stamp);
    }

    /** How many runs' records were read so far. */
    synchronized int loads() {
        return loads;
    }

    private String stamp(int number) {
        try {
            return Long.toString(Files.getLastModifiedTime(store.records(number)).to(TimeUnit.NANOSECONDS), Character.MAX_RADIX);
        } catch (NoSuchFileException e) {
            return null; // no stage of it has ended
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line has no result of a run as a whole; gates and trainings say what Jenkins would show. */
    private static String result(RunRecords.Contents records) {
        boolean failed = false;
        boolean unstable = false;
        for (String model : records.records().stream().map(record -> record.origin().model()).distinct().toList()) {
            RunSummary summary = RunSummary.of(records, model);
            failed |= Boolean.FALSE.equals(summary.trained());
            unstable |= summary.blocked() || Boolean.TRUE.equals(summary.driftDetected());
        }
        return failed ? "FAILURE" : unstable ? "UNSTABLE" : "SUCCESS";
    }
}
