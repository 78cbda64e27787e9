package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** The immutable files of a model's versions, and the profiles that they name. */
final class VersionFiles {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final long MAX_BYTES = Json.MAX_TEXT;

    private final ModelFolder files;

    VersionFiles(ModelFolder files) {
        this.files = files;
    }

    /** A file that was just written, of which the disk may not know yet. */
    static final class Written implements Closeable {
        private final Path folder;
        private final FileChannel channel;
        private final byte[] json;

        private Written(Path folder, FileChannel channel, byte[] json) {
            this.folder = folder;
            this.channel = channel;
            this.json = json;
        }

        String sha256() {
            return Sha256.of(json);
        }

        /** Waits until the file is on the disk. */
        void sync() throws IOException {
            channel.force(true);
        }

        /** Waits until the file's name is on the disk. */
        void syncName() throws IOException {
            DurableFile.syncFolder(folder);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /**
     * Writes a version's file. A file that is there already was left by a registration that never got its event; it is
     * put aside, since that registration did not happen.
     */
    Written create(ModelVersion version) throws IOException {
        byte[] json = Json.write(ModelVersion.SCHEMA, version);
        Path file = files.version(version.number());
        FileChannel channel = open(file);
        try {
            for (ByteBuffer buffer = ByteBuffer.wrap(json); buffer.hasRemaining(); ) {
                channel.write(buffer);
            }
            return new Written(files.versions(), channel, json);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
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

    /**
     * @param state what the log says of the version
     * @throws DamagedModelException when the file is gone or is not what was registered
     */
    ModelVersion read(VersionState state) throws IOException {
        Path file = files.version(state.number());
        String name = files.model() + "/" + state.number();
        byte[] json;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DamagedModelException(
                        "The file of version " + name + " was altered: it has " + Files.size(file) + " bytes.");
            }
            json = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DamagedModelException(
                    "The file of version " + name + " is gone: " + files.named(file) + " is not there.", e);
        }
        if (!Sha256.of(json).equals(state.file())) {
            throw new DamagedModelException("The file of version " + name + " was altered: its SHA-256 is "
                    + Sha256.of(json) + ", but " + state.file() + " was registered.");
        }
        try {
            return Json.read(json, ModelVersion.SCHEMA, ModelVersion.class, "The file of version " + name);
        } catch (InputException e) {
            throw new DamagedModelException(e.getMessage(), e);
        }
    }

    /** Whether a version's file is there and is what its event says. */
    boolean isWhole(Event.Registered event) throws IOException {
        Path file = files.version(event.version());
        try {
            return Files.size(file) <= MAX_BYTES && Sha256.of(file).equals(event.file());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Waits until a version's file and its name are on the disk, if it is there. */
    void sync(int number) throws IOException {
        try (FileChannel file = FileChannel.open(files.version(number), StandardOpenOption.WRITE)) {
            file.force(true);
        } catch (NoSuchFileException e) {
            return;
        }
        DurableFile.syncFolder(files.versions());
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
            Files.createDirectories(files.profiles());
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
