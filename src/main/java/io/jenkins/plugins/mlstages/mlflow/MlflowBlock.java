package io.jenkins.plugins.mlstages.mlflow;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.BlockTracking;
import io.jenkins.plugins.mlstages.engine.mlflow.FolderFiles;
import io.jenkins.plugins.mlstages.engine.mlflow.LiveRun;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.tracking.RunResults;
import io.jenkins.plugins.mlstages.engine.training.TrainingOutputs;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.LoggedArtifacts;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;

/**
 * The block of a training that goes on, as its code reaches it.
 *
 * @param who whom the build runs as
 * @param datasets what the training is given
 */
public record MlflowBlock(
        Run<?, ?> build,
        TaskListener listener,
        Authentication who,
        ModelName model,
        List<Dataset> datasets,
        BlockTracking tracking) {
    /** What must be known to go on after a restart: plain values for the step's state. */
    public record Saved(String hash, String run, String model) {}

    /** Opens the run that will be recorded. */
    public static MlflowBlock open(
            Run<?, ?> build, TaskListener listener, Authentication who, ModelName model, List<Dataset> datasets)
            throws IOException {
        BlockTracking tracking = BlockTracking.open(
                BuildRecords.reference(build), LoggedArtifacts.runs(build), experiment(build), who.getName());
        return new MlflowBlock(build, listener, who, model, datasets, tracking);
    }

    /** Goes on with it after a restart. */
    public static MlflowBlock resume(
            Run<?, ?> build,
            TaskListener listener,
            Authentication who,
            String model,
            List<Dataset> datasets,
            String run)
            throws IOException {
        BlockTracking tracking = BlockTracking.resume(
                BuildRecords.reference(build), LoggedArtifacts.runs(build), experiment(build), run);
        return new MlflowBlock(build, listener, who, new ModelName(model), datasets, tracking);
    }

    static String experiment(Run<?, ?> build) {
        return build.getParent().getFullName();
    }

    /** What files say, and what the block logged. */
    public TrainingOutputs with(TrainingOutputs files) throws IOException {
        return tracking.isUsed()
                ? files.and(
                        RunResults.of(tracking.primary()),
                        new FolderFiles(tracking.primary().artifacts(), LiveRun.MAX_ARTIFACT).all(""))
                : files;
    }

    /** For the state of a step. */
    public String saved(String token) {
        return Json.text(new Saved(BlockToken.hash(token), tracking.primary().id(), model.full()));
    }
}
