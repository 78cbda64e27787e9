package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;

/**
 * A dataset and the JSON form of its profile: what crosses between machines and is kept.
 *
 * @param dataset names the profile by its hash
 * @param profile the bytes with that hash
 */
public record ProfiledDataset(Dataset dataset, byte[] profile) {
    /**
     * The same as told by somebody who is not believed: the profile is parsed here, and rows, columns and the hash of the
     * profile are its own. Name and target are those of the data that were asked for. What files there were, with their
     * sizes and fingerprints, only those can say who have them.
     *
     * @param told {@code null} if nothing was told
     * @param target name of the column to be predicted, or {@code null}
     * @throws InputException in one sentence, when nothing was told or the profile is none, is damaged or of a newer program
     */
    public static ProfiledData checked(ProfiledDataset told, String name, String target) {
        String where = "The profile of the data '" + name + "'";
        if (told == null || told.dataset() == null || told.profile() == null) {
            throw new InputException(where + " is missing in the answer.");
        }
        DatasetProfile profile = ProfileJson.read(told.profile(), where);
        Dataset seen = told.dataset();
        Dataset dataset = new Dataset(
                name,
                seen.files(),
                seen.sha256(),
                seen.bytes(),
                profile.rows(),
                profile.columns().stream().map(ColumnProfile::name).toList(),
                target,
                Sha256.of(told.profile()));
        return new ProfiledData(profile, dataset);
    }

    /**
     * @param target name of the column to be predicted, or {@code null}
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when there is no such column
     */
    public static ProfiledDataset of(ProfiledData data, String target) {
        byte[] json = ProfileJson.write(data.profile());
        Dataset dataset = data.dataset().withTarget(target).withProfile(Sha256.of(json));
        return new ProfiledDataset(dataset, json);
    }
}
