package io.jenkins.plugins.mlstages.engine.tracking;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The runs in one folder, each in a folder of its own that has the run's id as its name. Threads share one instance. */
public final class TrackedRuns {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final int MAX_RUNS = 10_000;

    private final Path folder;
    private final Map<String, SoftReference<RunLog>> open = new HashMap<>();

    public TrackedRuns(Path folder) {
        this.folder = folder;
    }

    /** Opens a new run. */
    public RunLog create(String id, RunChange.Started started) throws IOException {
        if (ids().size() >= MAX_RUNS) {
            throw new InputException("There are " + MAX_RUNS + " runs here, which is the limit.");
        }
        Path own = folder.resolve(checked(id));
        Files.createDirectories(folder);
        Files.createDirectory(own);
        RunLog log = log(id);
        log.append(List.of(started));
        return log;
    }

    public Optional<RunLog> find(String id) throws IOException {
        if (!ID.matcher(id).matches() || !Files.isRegularFile(folder.resolve(id).resolve(RunLog.FILE))) {
            return Optional.empty();
        }
        RunLog log = log(id);
        return log.exists() ? Optional.of(log) : Optional.empty();
    }

    /** All runs; one whose making was cut off is passed over. */
    public List<RunLog> all() throws IOException {
        List<RunLog> runs = new ArrayList<>();
        for (String id : ids()) {
            find(id).ifPresent(runs::add);
        }
        return runs;
    }

    private List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> ID.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Two instances of one log in a process would not see each other's locks, so there is one as long as somebody has it. */
    private synchronized RunLog log(String id) {
        SoftReference<RunLog> known = open.get(id);
        RunLog log = known == null ? null : known.get();
        if (log == null) {
            log = new RunLog(id, folder.resolve(checked(id)));
            open.put(id, new SoftReference<>(log));
        }
        return log;
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new InputException("'" + id + "' is not a run's id: letters and digits were expected.");
        }
        return id;
    }
}
