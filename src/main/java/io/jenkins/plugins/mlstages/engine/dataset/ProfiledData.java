package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.data.Fingerprinting;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileCollector;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files as a drift check takes them, raw data or kept profiles ({@code .json}), as a profile with its description. */
public record ProfiledData(DatasetProfile profile, Dataset dataset) {
    private static final String PROFILE = ".json";

    /**
     * Reads all files that match; several profiles are merged.
     *
     * @param base folder that relative patterns start from
     * @param name the user's word for the data, e.g. {@code current}
     * @param rules types of columns of raw data, e.g. those of the reference; the others are inferred
     * @param threads how many cores to read with
     * @throws InputException when nothing matches, profiles and raw data are mixed, or a file is broken
     */
    public static ProfiledData read(
            Path base,
            List<String> patterns,
            String name,
            TableOptions options,
            Map<String, ColumnRule> rules,
            int threads)
            throws IOException {
        List<DataFile> files = found(base, patterns, name);
        if (isProfile(files.get(0))) {
            return of(DataFiles.fingerprints(files, threads), name, merged(files));
        }
        Fingerprinting fingerprints = new Fingerprinting(files);
        DatasetProfile profile = scanned(files, options, rules, true, threads, fingerprints);
        return of(fingerprints.all(), name, profile);
    }

    /**
     * As {@link #read}, for data that no record will name and whose profile is not kept: the description has no files and no
     * hash, and the profile only what is asked of it, since either takes a tenth of the time.
     *
     * @param jointly whether it is asked how the columns vary together
     */
    public static ProfiledData readForCheck(
            Path base,
            List<String> patterns,
            String name,
            TableOptions options,
            Map<String, ColumnRule> rules,
            boolean jointly,
            int threads)
            throws IOException {
        List<DataFile> files = found(base, patterns, name);
        DatasetProfile profile = isProfile(files.get(0))
                ? merged(files)
                : scanned(files, options, rules, jointly, threads, new Fingerprinting(List.of()));
        return forCheck(name, profile);
    }

    static ProfiledData forCheck(String name, DatasetProfile profile) {
        return new ProfiledData(
                profile, new Dataset(name, List.of(), null, 0, profile.rows(), names(profile), null, null));
    }

    /** Either profiles or raw data. */
    static List<DataFile> found(Path base, List<String> patterns, String name) throws IOException {
        List<DataFile> files = DataFiles.find(base, patterns);
        long profiles = files.stream().filter(ProfiledData::isProfile).count();
        if (profiles > 0 && profiles < files.size()) {
            throw new InputException("The " + name + " data mixes profiles (" + PROFILE + ") and raw data: "
                    + String.join(", ", files.stream().map(DataFile::name).toList()) + ".");
        }
        return files;
    }

    private static DatasetProfile scanned(
            List<DataFile> files,
            TableOptions options,
            Map<String, ColumnRule> rules,
            boolean jointly,
            int threads,
            Fingerprinting fingerprints)
            throws IOException {
        Table table = Table.open(files, options);
        List<String> columns = table.columns();
        return table.scanUnordered(columns, threads, () -> new ProfileCollector(columns, rules, jointly), fingerprints)
                .profile();
    }

    /** The description of files that were profiled. */
    static ProfiledData of(List<FileFingerprint> files, String name, DatasetProfile profile) {
        return new ProfiledData(profile, described(name, files, profile));
    }

    private static Dataset described(String name, List<FileFingerprint> prints, DatasetProfile profile) {
        return new Dataset(
                name,
                prints.stream()
                        .map(f -> new FileRef(f.name(), f.bytes(), f.sha256()))
                        .toList(),
                FileFingerprint.combined(prints),
                prints.stream().mapToLong(FileFingerprint::bytes).sum(),
                profile.rows(),
                names(profile),
                null,
                null);
    }

    private static List<String> names(DatasetProfile profile) {
        return profile.columns().stream().map(ColumnProfile::name).toList();
    }

    /**
     * The profile of all rows of shards that were profiled one by one, whatever their order; each shard stands as one file,
     * by its name, in the description.
     *
     * @param name the user's word for the whole
     * @param shards at least one
     * @throws InputException when their columns or the ways in which types were decided differ
     */
    public static ProfiledData merged(String name, List<ProfiledData> shards) {
        DatasetProfile all = null;
        for (ProfiledData shard : shards) {
            try {
                all = all == null ? shard.profile() : all.plus(shard.profile());
            } catch (InputException e) {
                throw new InputException(
                        "The profile '" + shard.dataset().name() + "' cannot be merged with those before it: "
                                + e.getMessage(),
                        e);
            }
        }
        List<FileFingerprint> prints = shards.stream()
                .map(ProfiledData::dataset)
                .map(shard -> new FileFingerprint(shard.name(), shard.bytes(), shard.sha256()))
                .toList();
        return new ProfiledData(all, described(name, prints, all));
    }

    /** The description with the hash under which the profile is kept. */
    public Dataset datasetWithProfile(String sha256) {
        return new Dataset(
                dataset.name(),
                dataset.files(),
                dataset.sha256(),
                dataset.bytes(),
                dataset.rows(),
                dataset.columns(),
                dataset.target(),
                sha256);
    }

    static boolean isProfile(DataFile file) {
        return file.name().endsWith(PROFILE);
    }

    private static DatasetProfile merged(List<DataFile> files) throws IOException {
        DatasetProfile merged = null;
        for (DataFile file : files) {
            DatasetProfile one = ProfileJson.read(Files.readAllBytes(file.path()), file.name());
            merged = merged == null ? one : merged.plus(one);
        }
        return merged;
    }
}
