package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.RunHistory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Makes a job's history agree with the builds on the disk. When it does already, this is a look into one folder and no build
 * is loaded.
 */
final class HistoryRepair {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");
    private static final int BATCH = 50;
    private static final AtomicLong BUILDS_READ = new AtomicLong();

    private final Job<?, ?> job;
    private final JobHistory history;

    HistoryRepair(Job<?, ?> job, JobHistory history) {
        this.job = job;
        this.history = history;
    }

    /** How many builds' records were read for histories since Jenkins started. */
    static long buildsRead() {
        return BUILDS_READ.get();
    }

    void run() throws IOException {
        RunHistory file = history.file();
        file.mend();
        Set<Integer> complete = new HashSet<>();
        Set<Integer> named = new HashSet<>();
        for (HistoryLine line : file.read().lines()) {
            named.add(line.run());
            if (line.result() != null) {
                complete.add(line.run());
            }
        }
        Set<Integer> present = present();
        if (!present.containsAll(named)) {
            // a build that has begun since the builds were looked for is neither named nor present
            file.remove(line -> named.contains(line.run()) && !present.contains(line.run()));
        }
        Set<Integer> missing = new TreeSet<>(present);
        missing.removeAll(complete);
        add(missing, named);
    }

    /** Builds that have records. */
    private Set<Integer> present() throws IOException {
        Set<Integer> numbers = new HashSet<>();
        try (DirectoryStream<Path> builds =
                Files.newDirectoryStream(job.getBuildDir().toPath())) {
            for (Path build : builds) {
                String name = build.getFileName().toString();
                if (NUMBER.matcher(name).matches() && Files.isDirectory(build.resolve(BuildRecords.FOLDER))) {
                    numbers.add(Integer.valueOf(name));
                }
            }
        } catch (NoSuchFileException e) {
            // no build was ever made, or the job is being deleted
        }
        return numbers;
    }

    private void add(Set<Integer> missing, Set<Integer> named) throws IOException {
        List<HistoryLine> lines = new ArrayList<>();
        for (int number : missing) {
            Run<?, ?> run = job.getBuildByNumber(number);
            if (run == null || run.isBuilding() && named.contains(number)) {
                continue;
            }
            BUILDS_READ.incrementAndGet();
            lines.addAll(HistoryLine.of(number, BuildRecords.of(run).read(), JobHistory.result(run), null));
            if (lines.size() >= BATCH) {
                history.append(lines);
                lines.clear();
            }
        }
        history.append(lines);
    }
}
