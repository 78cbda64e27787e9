package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.dataset.ReferenceDataset;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;

/**
 * The profile that a version keeps of the data that it was trained on.
 *
 * @param version reference by number, such as {@code price-up/7}
 * @param target the column to be predicted, {@code null} if not known
 */
record VersionData(String version, DatasetProfile profile, String target) {
    /**
     * @param given the version as the pipeline names it
     * @param dataset name of one of its datasets; {@code null} for the usual one
     */
    static VersionData of(StageRun stage, String given, String dataset) throws IOException {
        StageModels.Target target = stage.models().version(stage.reference(given));
        ModelVersion version = target.file();
        Dataset data = ReferenceDataset.of(version.datasets(), version.reference(), dataset);
        byte[] profile = target.model().profile(data.profile());
        return new VersionData(
                version.reference(),
                ProfileJson.read(profile, "The data profile of " + version.reference()),
                data.target());
    }
}
