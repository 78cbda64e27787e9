package io.jenkins.plugins.mlstages.engine.record;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The records of one run, in one folder: {@code 0001.json}, {@code 0002.json}, ... and, by their hash, the dataset
 * profiles and row predictions that they name.
 */
public final class RunRecords {
    private static final Pattern RECORD_FILE = Pattern.compile("\\d{4}\\.json");
    private static final int MAX_RECORDS = 9_999;

    private final Path folder;

    public RunRecords(Path folder) {
        this.folder = folder;
    }

    /**
     * What was read: the records, in the order in which they were added, and a sentence for every file that is damaged.
     *
     * @param thinned whether {@link DriftThinning} dropped what drift records could draw
     */
    public record Contents(List<StageRecord> records, List<String> problems, boolean thinned) {
        public Contents(List<StageRecord> records, List<String> problems) {
            this(records, problems, false);
        }

        /** The last record of this kind for this model, {@code null} if there is none. */
        public <R extends StageRecord> R last(Class<R> kind, String model) {
            R found = null;
            for (StageRecord record : records) {
                if (kind.isInstance(record) && record.origin().model().equals(model)) {
                    found = kind.cast(record);
                }
            }
            return found;
        }

        /** The full names of the models that the run worked on, in the order in which it began with them. */
        public List<String> models() {
            return records.stream()
                    .map(record -> record.origin().model())
                    .filter(model -> !model.isEmpty())
                    .distinct()
                    .toList();
        }

        /** The last record of data of this name, whichever model they belong to; {@code null} if there is none. */
        public DatasetRecord dataset(String name) {
            DatasetRecord found = null;
            for (DatasetRecord record : all(DatasetRecord.class)) {
                found = record.dataset().name().equals(name) ? record : found;
            }
            return found;
        }

        public <R extends StageRecord> List<R> all(Class<R> kind) {
            return records.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /**
     * Keeps a record durably; safe for threads and processes that add at once.
     *
     * @return the record's number within the run, from 1
     * @throws IOException when it cannot be kept; then nothing of it stays
     */
    public int add(StageRecord record) throws IOException {
        Files.createDirectories(folder);
        byte[] json = Json.write(StageRecord.SCHEMA, record);
        for (int number = files().size() + 1; number <= MAX_RECORDS; number++) {
            try {
                DurableFile.create(folder.resolve(String.format("%04d.json", number)), json);
                return number;
            } catch (FileAlreadyExistsException takenByAnother) {
                // take the next number
            }
        }
        throw new IOException(folder + " holds " + MAX_RECORDS + " records already, which is the limit of one run");
    }

    /** Everything that can be read; a damaged file is a problem in words, not an exception. */
    public Contents read() {
        List<StageRecord> records = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files()) {
            try {
                records.add(Json.read(
                        Files.readAllBytes(file),
                        StageRecord.SCHEMA,
                        StageRecord.class,
                        file.getFileName().toString()));
            } catch (InputException e) {
                problems.add(e.getMessage());
            } catch (IOException e) {
                problems.add(file.getFileName() + " cannot be read: " + e.getMessage() + ".");
            }
        }
        return new Contents(List.copyOf(records), List.copyOf(problems), new DriftThinning(folder).isDone());
    }

    /** Keeps the JSON form of a profile under its hash and returns the hash. */
    public String addProfile(byte[] json) throws IOException {
        String sha256 = Sha256.of(json);
        Path file = profile(sha256);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            DurableFile.replace(file, json);
        }
        return sha256;
    }

    /** Where the profile with this hash is kept. */
    public Path profile(String sha256) {
        return folder.resolve("profiles").resolve(checked(sha256) + ".json");
    }

    private static String checked(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new InputException("'" + sha256 + "' is not a SHA-256: 64 hexadecimal digits were expected.");
        }
        return sha256;
    }

    /** Keeps row predictions under their hash and returns the hash. */
    public String addPredictions(byte[] bytes) throws IOException {
        String sha256 = Sha256.of(bytes);
        Path file = predictions(sha256);
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            DurableFile.replace(file, bytes);
        }
        return sha256;
    }

    /** Where the row predictions with this hash are kept. */
    public Path predictions(String sha256) {
        return folder.resolve("predictions").resolve(checked(sha256) + ".bin");
    }

    private List<Path> files() {
        return files(folder);
    }

    /** The files of records in a run's folder, in their order. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            f -> RECORD_FILE.matcher(f.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
