package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Job;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The file in which a job keeps when drift started it, {@code ml-stages/retraining.json} in the job's own folder: it goes
 * where the job goes, and a copy of the job does not have it. A missing file means: never.
 */
final class RetrainingStarts {
    static final int SCHEMA = 1;

    /** Longest state that is read, in bytes. */
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;

    RetrainingStarts(Path file) {
        this.file = file;
    }

    static RetrainingStarts of(Job<?, ?> job) {
        return new RetrainingStarts(
                job.getRootDir().toPath().resolve("ml-stages").resolve("retraining.json"));
    }

    /**
     * One start.
     *
     * @param time when it was decided
     * @param model full name
     * @param foundBy the build that found the drift
     */
    record Start(Instant time, String model, RunRef foundBy) {
        Start {
            Objects.requireNonNull(time, "time is missing");
        }

        /** Whether this start came of what a build found then. */
        boolean isFor(ModelName name, RunRef finder, Instant found) {
            return name.full().equals(model) && finder.equals(foundBy) && !time.isBefore(found);
        }
    }

    /** The kept form. */
    record Kept(List<Start> starts) {
        Kept {
            starts = List.copyOf(Objects.requireNonNull(starts, "starts are missing"));
        }
    }

    /**
     * @throws InputException when the file is damaged or of a newer program; what was spent is not known then
     * @throws IOException when it cannot be read
     */
    List<Start> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException(file + " has more than " + MAX_BYTES + " bytes: it was not written by ML Stages.");
        }
        return Json.read(Files.readAllBytes(file), SCHEMA, Kept.class, file.toString())
                .starts();
    }

    /**
     * Keeps these starts and no others; of those that are older than a week, only the last, which a long cooldown may need.
     *
     * @throws IOException when they cannot be kept; what was kept before is still there then
     */
    void write(List<Start> starts, Instant now) throws IOException {
        List<Start> needed = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            if (i == starts.size() - 1 || starts.get(i).time().plus(Budget.WEEK).isAfter(now)) {
                needed.add(starts.get(i));
            }
        }
        Files.createDirectories(file.getParent());
        DurableFile.replace(file, Json.write(SCHEMA, new Kept(needed)));
    }
}
