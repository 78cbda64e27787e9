package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

/**
 * Adds a version to a model: first the file, then the event that makes it one. Without its event, a file is not a version,
 * and the next registration takes its number. Only the event's line waits for the disk, once: it has the file's bytes too, from
 * which {@link VersionFiles} restores a file that a power cut took away.
 */
record Registration(ModelFolder files, LogCache logs, ArtifactStore artifacts, Clock clock) {
    ModelVersion register(ModelVersion draft, ProfileSource profiles, Change change) throws IOException {
        draft.aliases().forEach(ModelReference::checkAlias);
        draft.tags().forEach(RegisteredModel::checkTag);
        draft.artifacts().forEach(artifact -> checkPath(artifact.file()));
        UserText.text("The description", draft.description(), RegisteredModel.MAX_DESCRIPTION);
        EventLog log = logs.of(files.model());
        Registered registered = SharedLock.of(files.root())
                .whileNothingIsFreed(() -> ModelLock.whileChanging(files, () -> locked(log, draft, profiles, change)));
        log.keepSnapshot();
        logs.appended(files.model(), registered.entry());
        return registered.version();
    }

    private record Registered(ModelVersion version, LogEntry entry) {}

    private Registered locked(EventLog log, ModelVersion draft, ProfileSource profiles, Change change)
            throws IOException {
        files.create();
        EventLog.Present present = log.present();
        for (StoredArtifact artifact : draft.artifacts()) {
            if (artifact.store().equals(artifacts.id()) && !artifacts.exists(artifact)) {
                throw new InputException(
                        "The artifact " + artifact.file().path() + " is not in its store: keep it there first.");
            }
        }
        int number = present.replay().latest() + 1;
        if (number > ModelFolder.MAX_VERSION) {
            throw new InputException("The model '" + files.model() + "' has " + ModelFolder.MAX_VERSION
                    + " versions, which is the limit.");
        }
        VersionFiles versions = new VersionFiles(files);
        versions.keepProfiles(draft.datasets(), profiles);
        ModelVersion version = draft.numbered(number);
        List<String> hashes = version.artifacts().stream()
                .map(a -> a.file().sha256())
                .distinct()
                .toList();
        VersionFiles.Created file = versions.create(version);
        try {
            Event event = event(version, hashes, file.sha256());
            return new Registered(version, log.append(present, event, file.document(), change, clock));
        } catch (IOException | RuntimeException e) {
            takeBack(number, log, e);
            throw e;
        }
    }

    private static Event event(ModelVersion version, List<String> artifacts, String file) {
        return new Event.Registered(
                version.number(),
                file,
                artifacts,
                version.aliases(),
                version.tags(),
                version.description(),
                version.parent(),
                version.gatesPassed(),
                version.forced());
    }

    /** Whoever fetches the version writes to these paths. */
    private static void checkPath(FileRef file) {
        if (!file.staysInside()) {
            throw new InputException("'" + file.path()
                    + "' is not an artifact's path: a path inside the workspace with '/' was expected.");
        }
    }

    /** If the event is not in the log, the file must not stay; if that fails too, the next registration puts it aside. */
    private void takeBack(int number, EventLog log, Exception failure) {
        try {
            if (log.present().replay().latest() < number) {
                Files.deleteIfExists(files.version(number));
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
