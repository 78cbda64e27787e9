package io.jenkins.plugins.mlstages.storage;

import hudson.Extension;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.ItemListener;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.LogTaskListener;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Makes sure that listeners hear of what a build found, also when the controller dies in between. Before such a record is kept,
 * a note that it is to be told stands in {@code $JENKINS_HOME/ml-stages/announcements}; once it was told, the note goes. Notes that
 * are there when Jenkins starts are of records that were not told, or of ones that were never kept.
 */
public final class Announcements {
    private static final Logger LOGGER = Logger.getLogger(Announcements.class.getName());
    private static final int SCHEMA = 1;
    private static final int MAX_BYTES = 1 << 16;

    private Announcements() {}

    /** The kept form of a note. */
    private record Note(RunRef run, String record) {}

    /**
     * Notes that a record is going to be kept which listeners must hear of.
     *
     * @return the note; {@code null} when nobody has to hear of this record
     * @throws IOException when that cannot be noted; then the record must not be kept either
     */
    public static Path intend(Run<?, ?> run, StageRecord record) throws IOException {
        if (!ModelEventListener.isNews(record)) {
            return null;
        }
        Path folder = Files.createDirectories(folder());
        Path note = folder.resolve(UUID.randomUUID() + ".json");
        DurableFile.create(note, Json.write(SCHEMA, new Note(BuildRecords.reference(run), record.id())));
        return note;
    }

    /**
     * Tells all listeners of a record that is kept.
     *
     * @param note what {@link #intend} returned
     */
    public static void make(Run<?, ?> run, TaskListener log, StageRecord record, Path note) {
        ModelEventListener.recorded(run, log, record);
        if (note != null) {
            forget(note);
        }
    }

    private static Path folder() {
        return Jenkins.get().getRootDir().toPath().resolve("ml-stages").resolve("announcements");
    }

    private static void forget(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> note + " cannot be deleted; what it is about is told again at the next start");
        }
    }

    /** What was kept but not told before Jenkins ended is told when it starts. */
    @Extension
    public static final class CatchUp extends ItemListener {
        @Override
        public void onLoaded() {
            if (!Files.isDirectory(folder())) {
                return;
            }
            try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder(), "*.json")) {
                for (Path note : notes) {
                    tell(note);
                    forget(note);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "What builds found before Jenkins ended cannot be told");
            }
        }
    }

    private static void tell(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException("it has more than " + MAX_BYTES + " bytes.");
            }
            Note note = Json.read(Files.readAllBytes(file), SCHEMA, Note.class, "it");
            Optional<Run<?, ?>> run;
            try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
                run = BuildRecords.build(note.run());
            }
            if (run.isPresent()) {
                tell(run.get(), note);
            }
        } catch (IOException | InputException e) {
            LOGGER.log(Level.WARNING, "{0} is of no use: {1}", new Object[] {file, e.getMessage()});
        }
    }

    private static void tell(Run<?, ?> run, Note note) {
        for (StageRecord record : BuildRecords.of(run).read().records()) {
            if (record.id().equals(note.record())) {
                try (ACLContext asBuild = ACL.as2(Tasks.getAuthenticationOf2((Queue.Task) run.getParent()))) {
                    ModelEventListener.recorded(run, new LogTaskListener(LOGGER, Level.INFO), record);
                }
            }
        }
    }
}
