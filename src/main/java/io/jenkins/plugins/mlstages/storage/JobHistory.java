package io.jenkins.plugins.mlstages.storage;

import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.RunHistory;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * A job's history: what its trends and tables are made of, so that these never load a build. It is the file
 * {@code ml-stages/history.jsonl} in the job's own folder: a line is added when a build begins to work on a model and when
 * the build ends. Lines of deleted builds are removed, and what is missing is made again from the records, in the background.
 */
public final class JobHistory {
    private static final Logger LOGGER = Logger.getLogger(JobHistory.class.getName());
    /** For as long as there is the job. */
    private static final Map<Job<?, ?>, JobHistory> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    /** Log rotation deletes many builds at once: so long one waits for more before the file is written anew. */
    private static final int CLEAN_AFTER_SECONDS = 1;

    private final Path folder;
    private final AtomicBoolean compared = new AtomicBoolean();
    private Future<?> comparison = CompletableFuture.completedFuture(null);
    private Future<?> cleaning = CompletableFuture.completedFuture(null);
    /** Builds that are gone while their lines may still be in the file. */
    private final Set<Integer> deleted = ConcurrentHashMap.newKeySet();

    private volatile boolean expected;
    private SoftReference<RunHistory> opened = new SoftReference<>(null);

    private JobHistory(Path folder) {
        this.folder = folder;
    }

    public static JobHistory of(Job<?, ?> job) {
        Path folder = job.getRootDir().toPath().toAbsolutePath().resolve("ml-stages");
        // a job that moves takes its file along
        return KNOWN.compute(
                job, (j, known) -> known != null && known.folder.equals(folder) ? known : new JobHistory(folder));
    }

    /** Whether builds of the job recorded anything; asked for every page of the job. */
    public boolean exists() {
        return expected || Files.isDirectory(folder);
    }

    /** A build with records was seen, so there is a history, or else it was lost. */
    public void expect() {
        expected = true;
    }

    /** One line for each build and model, newest build first; builds are not loaded for it. */
    public List<HistoryLine> lines(Job<?, ?> job) throws IOException {
        RunHistory.Contents contents = read(job);
        return deleted.isEmpty()
                ? contents.lines()
                : contents.lines().stream()
                        .filter(line -> !deleted.contains(line.run()))
                        .toList();
    }

    /** The line of each model's newest build, that of the newest build first; found once for each state of the file. */
    public List<HistoryLine> newest(Job<?, ?> job) throws IOException {
        read(job);
        List<HistoryLine> newest = file().newest();
        if (newest.stream().noneMatch(line -> deleted.contains(line.run()))) {
            return newest;
        }
        Map<String, HistoryLine> left = new LinkedHashMap<>();
        lines(job).forEach(line -> left.putIfAbsent(line.model(), line));
        return List.copyOf(left.values());
    }

    /** What one build did, a line for each model. */
    public List<HistoryLine> lines(Run<?, ?> run) throws IOException {
        read(run.getParent());
        return deleted.contains(run.getNumber()) ? List.of() : file().of(run.getNumber());
    }

    private RunHistory.Contents read(Job<?, ?> job) throws IOException {
        RunHistory.Contents contents = file().read();
        if (contents.damaged() > 0 || !file().exists()) {
            compared.set(false);
        }
        if (!compared.get()) {
            compare(job);
        }
        return contents;
    }

    /** Adds what a build did so far, or did altogether when it has ended. */
    public void add(Run<?, ?> run, RunRecords.Contents contents) {
        try {
            if (deleted.contains(run.getNumber())) {
                clean(); // an administrator gave the number of a deleted build again
            }
            append(HistoryLine.of(run.getNumber(), contents, result(run), null));
        } catch (IOException | RuntimeException e) {
            // the records are kept; the line is made again from them when somebody looks
            compared.set(false);
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "The history in " + folder + " lacks build #" + run.getNumber() + " for now");
        }
    }

    /** In Jenkins's words; {@code null} while the build runs. */
    static String result(Run<?, ?> run) {
        Result result = run.getResult();
        return run.isBuilding() || result == null ? null : result.toString();
    }

    void append(Collection<HistoryLine> lines) throws IOException {
        file().append(lines);
    }

    /** Forgets a build that is being deleted. */
    public void forget(int run) {
        if (!exists()) {
            return;
        }
        synchronized (this) {
            if (deleted.isEmpty()) {
                cleaning = Timer.get().schedule(this::cleanOrWarn, CLEAN_AFTER_SECONDS, TimeUnit.SECONDS);
            }
            deleted.add(run);
        }
    }

    private void cleanOrWarn() {
        try {
            clean();
        } catch (IOException | RuntimeException e) {
            deleted.clear();
            compared.set(false); // looks for them when the history is read next
            LOGGER.log(Level.WARNING, e, () -> "The history in " + folder + " still names deleted builds");
        }
    }

    private synchronized void clean() throws IOException {
        Set<Integer> gone = Set.copyOf(deleted);
        if (file().exists()) {
            file().remove(line -> gone.contains(line.run()));
        }
        deleted.removeAll(gone);
    }

    /** Compares the file with the builds there are, in the background, and makes what is missing. */
    private synchronized void compare(Job<?, ?> job) {
        if (comparison.isDone() && compared.compareAndSet(false, true)) {
            comparison = Computer.threadPoolForRemoting.submit(() -> {
                try {
                    new HistoryRepair(job, this).run();
                } catch (IOException | RuntimeException e) {
                    compared.set(false);
                    LOGGER.log(
                            Level.WARNING, e, () -> "The history of " + job.getFullName() + " could not be made again");
                }
            });
        }
    }

    /** Waits for what goes on in the background. */
    void settle() throws ExecutionException, InterruptedException {
        Future<?> compares;
        Future<?> cleans;
        synchronized (this) {
            compares = comparison;
            cleans = cleaning;
        }
        compares.get();
        cleans.get();
    }

    synchronized RunHistory file() {
        RunHistory file = opened.get();
        if (file == null) {
            file = new RunHistory(folder.resolve("history.jsonl"));
            opened = new SoftReference<>(file);
        }
        return file;
    }
}
