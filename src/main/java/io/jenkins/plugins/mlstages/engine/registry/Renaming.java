package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives a model another name: its folder moves as a whole, and a sign at the old place says where it went, so that old
 * references are still understood until another model takes the old name.
 */
record Renaming(Path root, LogCache logs, Clock clock) {
    private static final Logger LOGGER = Logger.getLogger(Renaming.class.getName());
    private static final String SIGN = "moved-to";
    private static final int MOST_SIGNS = 20;

    void rename(ModelName from, ModelName to, Change change) throws IOException {
        ModelFolder old = ModelFolder.of(root, from);
        ModelFolder renamed = ModelFolder.of(root, to);
        boolean inOrder = old.lock().compareTo(renamed.lock()) < 0;
        Path first = inOrder ? old.lock() : renamed.lock();
        Path second = inOrder ? renamed.lock() : old.lock();
        LogEntry entry = ModelLock.during(first, () -> ModelLock.during(second, () -> move(old, renamed, change)));
        logs.appended(to, entry);
    }

    private LogEntry move(ModelFolder old, ModelFolder renamed, Change change) throws IOException {
        if (renamed.keepsEvents()) {
            throw new InputException(
                    "'" + old.model() + "' cannot be renamed to '" + renamed.model() + "': there is such a model.");
        }
        EventLog log = logs.of(old.model());
        EventLog.Present present = log.present();
        renamed.deleteEmpty();
        LogEntry entry = log.append(
                present, new Event.Renamed(old.model().full(), renamed.model().full()), change, clock);
        if (DiskName.isShortened(renamed.folder().getFileName().toString())) {
            DurableFile.replace(
                    old.folder().resolve(ModelFolder.NAME_FILE),
                    renamed.model().full().getBytes(StandardCharsets.UTF_8));
        }
        Files.deleteIfExists(renamed.folder().resolve(SIGN));
        Files.deleteIfExists(renamed.folder().resolve(ModelFolder.NAME_FILE));
        Files.deleteIfExists(renamed.folder());
        Files.move(old.folder(), renamed.folder(), StandardCopyOption.ATOMIC_MOVE);
        logs.forget(old.model());
        logs.forget(renamed.model());
        leaveSign(old, renamed);
        return entry;
    }

    /** The model has moved by now, so what fails here is only said. */
    private void leaveSign(ModelFolder old, ModelFolder renamed) {
        try {
            DurableFile.syncFolder(root);
            EventLog moved = logs.of(renamed.model());
            moved.present();
            moved.writeHead();
            Files.createDirectory(old.folder());
            DurableFile.replace(
                    old.folder().resolve(SIGN), renamed.model().full().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "The model '" + old.model() + "' is called '" + renamed.model()
                            + "' now, but no sign could be left that says so: its old name is not understood");
        }
    }

    /** The name that a model has now: itself, unless it was renamed and no other has taken its name. */
    static ModelName current(Path root, ModelName model) throws IOException {
        ModelName name = model;
        for (int i = 0; i < MOST_SIGNS; i++) {
            ModelFolder files = ModelFolder.of(root, name);
            if (files.exists()) {
                return name;
            }
            try {
                name = new ModelName(Files.readString(files.folder().resolve(SIGN)));
            } catch (NoSuchFileException e) {
                return name;
            }
        }
        return name;
    }

    /**
     * Records in every model that has runs of a job, or of a job below a folder, that it has another name now.
     * Each model is told by itself, so that one that is damaged keeps no other from being told.
     */
    ModelRegistry.Told jobMoved(String from, String to, Change change) throws IOException {
        int told = 0;
        List<ModelList.Problem> missed = new ArrayList<>();
        String quoted = Json.text(from);
        VersionSearch search = new VersionSearch(root, logs);
        Set<Path> folders =
                new TreeSet<>(search.modelsWhoseLogHas("\"job\":" + quoted.substring(0, quoted.length() - 1)));
        folders.addAll(
                search.modelsWhoseLogHas("\"kind\":\"jobMoved\"")); // their runs have other names now than the log says
        for (Path folder : folders) {
            String name = folder.getFileName().toString();
            try {
                ModelName model = ModelLister.name(folder);
                name = model.full();
                if (hasRunsOf(model, from)) {
                    new ModelChanges(ModelFolder.of(root, model), logs, clock)
                            .make(change, (now, replay) -> new Event.JobMoved(from, to));
                    told++;
                }
            } catch (IOException | InputException e) {
                missed.add(new ModelList.Problem(name, e.getMessage()));
            }
        }
        return new ModelRegistry.Told(told, missed);
    }

    private boolean hasRunsOf(ModelName model, String job) throws IOException {
        EventLog log = logs.of(model);
        ModelState state = log.state();
        return log.entries().stream()
                .map(state::run)
                .anyMatch(run ->
                        run != null && (run.job().equals(job) || run.job().startsWith(job + "/")));
    }
}
