package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.agent.ColumnRules;
import io.jenkins.plugins.mlstages.agent.ProfileShard;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
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
        Dataset dataset = ProfiledDataset.checked(shard, step.getName(), null).dataset();
        BuildRecords.of(stage.run()).addProfile(shard.profile());
        stage.log("Profiled " + step.getName() + ": " + dataset.rows() + " rows, "
                + dataset.columns().size() + " columns, " + shard.profile().length + " bytes.");
        return new ProfileHandle(dataset);
    }
}
