package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Job;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.LogPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The file in which a job keeps how far it has heard of its model, {@code ml-stages/events.json} in the job's own folder: the
 * last line of the model's log that it knows of, and what is being started because of it. It goes where the job goes, and a
 * copy of the job does not have it.
 */
final class EventProgress {
    static final int SCHEMA = 1;

    /** Longest state that is read, in bytes. */
    private static final int MAX_BYTES = 1 << 22;

    private final Path file;

    EventProgress(Path file) {
        this.file = file;
    }

    static EventProgress of(Job<?, ?> job) {
        return new EventProgress(job.getRootDir().toPath().resolve("ml-stages").resolve("events.json"));
    }

    /**
     * A build that is to be started, or was just now.
     *
     * @param id the hash of the log's line, or of the record of what a build found
     * @param time when it was written down, or the record was made
     * @param version its number, empty if the event is not about a version
     * @param event as the trigger names it
     * @param by who did it
     * @param run the build that did or found it, {@code null} if none
     * @param path the jobs that led to it
     */
    record Pending(
            String id,
            Instant time,
            String model,
            String version,
            String event,
            String by,
            RunRef run,
            List<String> path) {
        Pending {
            Objects.requireNonNull(id, "id is missing");
            Objects.requireNonNull(time, "time is missing");
            Objects.requireNonNull(model, "model is missing");
            Objects.requireNonNull(version, "version is missing");
            Objects.requireNonNull(event, "event is missing");
            path = List.copyOf(path);
        }
    }

    /**
     * The kept form.
     *
     * @param model full name, as it was then
     * @param position {@code null} when nothing is known yet
     * @param pending oldest first
     */
    record Kept(String model, LogPosition position, List<Pending> pending) {
        static final Kept NOTHING = new Kept(null, null, List.of());

        Kept {
            pending = List.copyOf(Objects.requireNonNull(pending, "pending is missing"));
        }

        Kept at(String newModel, LogPosition newPosition) {
            return new Kept(newModel, newPosition, pending);
        }

        boolean has(String id) {
            return pending.stream().anyMatch(one -> one.id().equals(id));
        }

        Kept with(List<Pending> more) {
            List<Pending> all = new ArrayList<>(pending);
            all.addAll(more);
            return new Kept(model, position, all);
        }

        Kept started() {
            return new Kept(model, position, List.of());
        }
    }

    /**
     * @throws InputException when the file is damaged or of a newer program; what was heard of is not known then
     * @throws IOException when it cannot be read
     */
    Kept read() throws IOException {
        if (!Files.exists(file)) {
            return Kept.NOTHING;
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException(file + " has more than " + MAX_BYTES + " bytes: it was not written by ML Stages.");
        }
        return Json.read(Files.readAllBytes(file), SCHEMA, Kept.class, file.toString());
    }

    /**
     * @throws IOException when it cannot be kept; what was kept before is still there then
     */
    void write(Kept kept) throws IOException {
        Files.createDirectories(file.getParent());
        DurableFile.replace(file, Json.write(SCHEMA, kept));
    }
}
