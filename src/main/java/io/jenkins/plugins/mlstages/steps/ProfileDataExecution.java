package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.agent.ColumnRules;
import io.jenkins.plugins.mlstages.agent.ProfileShard;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.util.ArrayList;

/** The course of {@code profileData}: profile on the agent, check and keep the profile here. */
record ProfileDataExecution(ProfileDataStep step) {
    ProfileHandle run(StageRun stage) throws IOException, InterruptedException {
        if (step.getName() == null || step.getFiles() == null) {
            throw new InputException("profileData needs 'name', such as 'shard-1', and 'files', such as 'data/*.csv'.");
        }
        if (step.getLike() != null && !step.getTypes().isEmpty()) {
            throw new InputException(
                    "profileData: the columns get their types from 'like' or from 'types'; one of them was expected.");
        }
        ColumnRules rules = step.getLike() == null
                ? ColumnRules.given(step.getTypes())
                : ColumnRules.like(
                        VersionData.of(stage, step.getLike(), null).profile().rules());
        ProfiledDataset shard = new ProfileShard(
                        new ArrayList<>(ListText.of(step.getFiles())), step.getName(), rules.json(), step.getOutput())
                .in(stage.workspace(), ProfiledDataset.class);
        // an agent is not believed: what is kept was parsed here, and the numbers are those of the profile itself
        long rows = ProfileJson.read(shard.profile(), "The profile of " + step.getName())
                .rows();
        String sha256 = BuildRecords.of(stage.run()).addProfile(shard.profile());
        Dataset seen = shard.dataset();
        ProfileHandle handle = new ProfileHandle(new Dataset(
                step.getName(), seen.files(), seen.sha256(), seen.bytes(), rows, seen.columns(), null, sha256));
        stage.log("Profiled " + step.getName() + ": " + rows + " rows, "
                + seen.columns().size() + " columns, " + shard.profile().length + " bytes.");
        return handle;
    }
}
