package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** The immutable files of a model's versions, and the profiles that they name. */
final class VersionFiles {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final long MAX_BYTES = Json.MAX_TEXT;
    /** Longest file that its event's line has too, in bytes. */
    static final int MAX_DOCUMENT = 1 << 16;

    private static final Logger LOGGER = Logger.getLogger(VersionFiles.class.getName());

    private final ModelFolder files;

    VersionFiles(ModelFolder files) {
        this.files = files;
    }

    /**
     * A file that was just written.
     *
     * @param sha256 of its bytes
     * @param document its bytes, to be kept with the event until the system has brought them to the disk, and ever after;
     *     {@code null} when they are too many for that: then the file is on the disk already
     */
    record Created(String sha256, byte[] document) {}

    /**
     * Writes a version's file. A file that is there already was left by a registration that never got its event; it is
     * put aside, since that registration did not happen.
     */
    Created create(ModelVersion version) throws IOException {
        byte[] json = Json.write(ModelVersion.SCHEMA, version);
        boolean inLog = json.length <= MAX_DOCUMENT;
        Path file = files.version(version.number());
        FileChannel channel = open(file);
        try (channel) {
            for (ByteBuffer buffer = ByteBuffer.wrap(json); buffer.hasRemaining(); ) {
                channel.write(buffer);
            }
            if (!inLog) {
                channel.force(true);
                DurableFile.syncFolder(files.versions());
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Created(Sha256.of(json), inLog ? json : null);
    }

    /** In place, since nobody looks at the file before its event is there. */
    private FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            Files.createDirectories(files.leftovers());
            String name = file.getFileName() + "." + Sha256.of(file).substring(0, 12);
            Files.move(file, files.leftovers().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** As {@link #read(VersionState, Consumer)}; that a file was restored is said in the program's log. */
    ModelVersion read(VersionState state) throws IOException {
        return read(state, LOGGER::warning);
    }

    /**
     * Reads a version's file, restoring it first if it is what a power cut may leave of it.
     *
     * @param state what the log says of the version
     * @param restored is told in a sentence that the file was restored
     * @throws DamagedModelException when the file is not what was registered, or is gone and the log does not have it
     */
    ModelVersion read(VersionState state, Consumer<String> restored) throws IOException {
        byte[] json = kept(state);
        if (json == null || !Sha256.of(json).equals(state.file())) {
            byte[] document = RegisteredDocument.find(files, state);
            if (document == null || !RegisteredDocument.isLeftBy(document, json)) {
                throw damaged(state, json);
            }
            restored.accept(restore(state, document));
            json = document;
        }
        String name = "The file of version " + files.model() + "/" + state.number();
        try {
            return Json.read(json, ModelVersion.SCHEMA, ModelVersion.class, name);
        } catch (InputException e) {
            throw new DamagedModelException(e.getMessage(), e);
        }
    }

    /** @return {@code null} when it is gone */
    private byte[] kept(VersionState state) throws IOException {
        Path file = files.version(state.number());
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DamagedModelException("The file of version " + files.model() + "/" + state.number()
                        + " was altered: it has " + Files.size(file) + " bytes.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private DamagedModelException damaged(VersionState state, byte[] kept) {
        String name = "The file of version " + files.model() + "/" + state.number();
        return new DamagedModelException(
                kept == null
                        ? name + " is gone: " + files.named(files.version(state.number())) + " is not there."
                        : name + " was altered: its SHA-256 is " + Sha256.of(kept) + ", but " + state.file()
                                + " was registered.");
    }

    /** @return what was done, in a sentence */
    private String restore(VersionState state, byte[] document) {
        Path file = files.version(state.number());
        String lost = "The file of version " + files.model() + "/" + state.number()
                + " was lost or is not whole, as a power cut may leave it; ";
        try {
            DurableFile.createFolders(files.versions());
            DurableFile.replace(file, document);
            return lost + "it was restored from the log.";
        } catch (IOException e) {
            return lost + "the log has what was registered, but it could not be written to " + files.named(file) + ": "
                    + e.getMessage() + ".";
        }
    }

    /** Copies the profiles that the datasets name, so that the model does not need its runs for them. */
    void keepProfiles(Iterable<Dataset> datasets, ProfileSource source) throws IOException {
        for (Dataset dataset : datasets) {
            if (dataset.profile() == null || Files.exists(profileFile(dataset.profile()))) {
                continue;
            }
            byte[] json = source.profile(dataset.profile());
            if (!Sha256.of(json).equals(dataset.profile())) {
                throw new DamagedModelException("The profile of the dataset '" + dataset.name()
                        + "' was altered since it was recorded: its SHA-256 is not " + dataset.profile() + ".");
            }
            DurableFile.createFolders(files.profiles());
            DurableFile.replace(profileFile(dataset.profile()), json);
        }
    }

    byte[] profile(String sha256) throws IOException {
        byte[] json;
        try {
            json = Files.readAllBytes(profileFile(sha256));
        } catch (NoSuchFileException e) {
            throw new InputException("The model '" + files.model() + "' has no profile " + sha256 + ".", e);
        }
        if (!Sha256.of(json).equals(sha256)) {
            throw new DamagedModelException(
                    "The profile " + sha256 + " of the model '" + files.model() + "' was altered.");
        }
        return json;
    }

    private Path profileFile(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new InputException("'" + sha256 + "' is not a SHA-256: 64 hexadecimal digits were expected.");
        }
        return files.profiles().resolve(sha256 + ".json");
    }
}
