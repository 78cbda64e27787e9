package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The profiles that {@code checkDrift} merges.
 *
 * @param kept profiles that this build keeps
 * @param files profiles in the workspace, as paths or patterns
 */
record CurrentProfiles(List<Kept> kept, List<String> files) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @param handle {@code null} when the pipeline only has the hash */
    private record Kept(String sha256, ProfileHandle handle) {}

    /**
     * @param given handles, hashes and paths in any mixture
     * @throws InputException for anything else, and for a profile that is named twice: its rows would count twice
     */
    static CurrentProfiles of(List<?> given) {
        List<Kept> kept = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (Object one : given) {
            if (one instanceof ProfileHandle handle) {
                add(kept, new Kept(handle.getSha256(), handle));
            } else if (one instanceof CharSequence text && SHA256.matcher(text).matches()) {
                add(kept, new Kept(text.toString(), null));
            } else if (one instanceof CharSequence text && text.toString().endsWith(".json")) {
                files.add(text.toString());
            } else {
                throw new InputException(
                        "currentProfiles: '" + one + "' is no profile: what profileData returned, its sha256, or a"
                                + " .json file of the workspace was expected ('current' takes data files).");
            }
        }
        return new CurrentProfiles(kept, files);
    }

    private static void add(List<Kept> kept, Kept one) {
        if (kept.stream().anyMatch(k -> k.sha256().equals(one.sha256()) && sameName(k, one))) {
            throw new InputException("currentProfiles: the profile "
                    + (one.handle() == null ? one.sha256() : one.handle().getName())
                    + " is named twice; its rows would count twice.");
        }
        kept.add(one);
    }

    /** Equal shards have equal profiles; they are two only if the pipeline calls them by two names. */
    private static boolean sameName(Kept one, Kept other) {
        return one.handle() == null
                || other.handle() == null
                || one.handle().getName().equals(other.handle().getName());
    }

    boolean isEmpty() {
        return kept.isEmpty() && files.isEmpty();
    }

    /**
     * All profiles as one.
     *
     * @param records those of this build
     * @param read the merged profiles of {@link #files}, {@code null} if there are none
     */
    ProfiledDataset merged(RunRecords records, ProfiledDataset read) throws IOException {
        List<ProfiledData> shards = new ArrayList<>();
        for (Kept one : kept) {
            shards.add(load(records, one));
        }
        if (read != null) {
            shards.add(ProfiledDataset.checked(read, String.join(", ", files), null));
        }
        return ProfiledDataset.of(ProfiledData.merged("current", shards), null);
    }

    private static ProfiledData load(RunRecords records, Kept one) throws IOException {
        Path file = records.profile(one.sha256());
        if (!Files.exists(file)) {
            throw new InputException("currentProfiles: this build keeps no profile " + one.sha256()
                    + ": what profileData returned in the same build was expected.");
        }
        byte[] json = Files.readAllBytes(file);
        DatasetProfile profile = ProfileJson.read(json, "The profile " + one.sha256());
        Dataset dataset = one.handle() != null
                ? one.handle().dataset()
                : new Dataset(
                        "profile " + one.sha256().substring(0, 12),
                        List.of(),
                        one.sha256(),
                        json.length,
                        profile.rows(),
                        profile.columns().stream().map(ColumnProfile::name).toList(),
                        null,
                        one.sha256());
        return new ProfiledData(profile, dataset);
    }
}
