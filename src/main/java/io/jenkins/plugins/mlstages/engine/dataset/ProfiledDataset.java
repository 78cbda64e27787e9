package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
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
     * @param target name of the column to be predicted, or {@code null}
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when there is no such column
     */
    public static ProfiledDataset of(ProfiledData data, String target) {
        byte[] json = ProfileJson.write(data.profile());
        Dataset dataset = data.dataset().withTarget(target).withProfile(Sha256.of(json));
        return new ProfiledDataset(dataset, json);
    }
}
