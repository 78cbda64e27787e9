package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The folder {@code mlruns} that MLflow writes where it has no server: {@code <experiment>/<run>/} with {@code meta.yaml} and
 * the folders {@code params}, {@code metrics}, {@code tags} and {@code artifacts}.
 */
final class MlrunsFolder {
    private static final int MAX_RUNS = 10_000;
    private static final long MAX_META = 1 << 20;

    private MlrunsFolder() {}

    /**
     * A run's folder and what its {@code meta.yaml} says.
     *
     * @param start milliseconds since 1970
     */
    private record Found(Path folder, long start, Map<?, ?> meta) {}

    /**
     * The run that began last, of those that are no part of another run.
     *
     * @param since runs that began earlier are of another training, in milliseconds since 1970
     * @throws InputException when there is none, or it is broken
     */
    static MlrunsRun latest(Path mlruns, String shown, long since) throws IOException {
        List<Found> runs = new ArrayList<>();
        for (Path experiment : folders(mlruns)) {
            for (Path run : folders(experiment)) {
                if (Files.isRegularFile(run.resolve("meta.yaml"))) {
                    if (runs.size() == MAX_RUNS) {
                        throw new InputException("metrics: " + shown + " has more than " + MAX_RUNS + " runs.");
                    }
                    runs.add(found(run, shown));
                }
            }
        }
        return runs.stream()
                .filter(run -> run.start() >= since && !isDeleted(run) && !isNested(run))
                .max(Comparator.comparingLong(Found::start)
                        .thenComparing(run -> run.folder().toString()))
                .map(run -> new MlrunsRun(run.folder(), shown, run.meta()))
                .orElseThrow(() -> new InputException("metrics: " + shown + " holds no run of this training"
                        + (runs.isEmpty()
                                ? "."
                                : "; the " + runs.size() + " that are there began before it or were deleted.")));
    }

    private static Found found(Path run, String shown) throws IOException {
        Path file = run.resolve("meta.yaml");
        String where = "metrics: " + shown + ": " + run.getFileName() + "/meta.yaml";
        if (Files.size(file) > MAX_META) {
            throw new InputException(where + " has more than " + MAX_META + " bytes.");
        }
        try {
            if (Yaml12.read(Files.readAllBytes(file)) instanceof Map<?, ?> meta
                    && meta.get("start_time") instanceof Number start) {
                return new Found(run, start.longValue(), meta);
            }
        } catch (YAMLException e) {
            throw new InputException(where + " is not readable as YAML: " + Yaml12.sentence(e) + ".", e);
        }
        throw new InputException(where + " has no 'start_time'.");
    }

    private static boolean isDeleted(Found run) {
        return "deleted".equals(run.meta().get("lifecycle_stage"));
    }

    private static boolean isNested(Found run) {
        return Files.exists(run.folder().resolve("tags").resolve(RunState.PARENT_TAG));
    }

    private static List<Path> folders(Path in) throws IOException {
        try (Stream<Path> entries = Files.list(in)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
