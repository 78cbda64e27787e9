package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.RunHistory;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The history of the store's runs. Other programs add records at any time, so before each answer the folders' times are
 * compared with those in the history, and only runs that changed are read.
 */
final class StoreHistory {
    private final LocalStore store;
    private final RunHistory history;
    private int loads;

    StoreHistory(LocalStore store) {
        this.store = store;
        this.history = new RunHistory(store.history());
    }

    /** Newest run first. */
    synchronized List<HistoryLine> lines() throws IOException {
        RunHistory.Contents contents = history.read();
        Map<Integer, String> known = new HashMap<>();
        contents.lines().forEach(line -> known.put(line.run(), line.stamp()));
        Set<Integer> present = new HashSet<>();
        List<HistoryLine> fresh = new ArrayList<>();
        for (int number : store.runNumbers()) {
            String stamp = stamp(number);
            if (stamp == null) {
                continue;
            }
            present.add(number);
            if (!stamp.equals(known.get(number))) {
                loads++;
                RunRecords.Contents records = store.run(number).records().read();
                fresh.addAll(HistoryLine.of(number, records, result(records), stamp));
            }
        }
        history.append(fresh);
        if (!present.containsAll(known.keySet())) {
            history.remove(line -> !present.contains(line.run()));
        }
        return history.read().lines();
    }

    /** How many runs' records were read so far. */
    synchronized int loads() {
        return loads;
    }

    private String stamp(int number) {
        Path records = store.records(number);
        try {
            return Files.exists(records) ? Files.getLastModifiedTime(records).toString() : null;
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
