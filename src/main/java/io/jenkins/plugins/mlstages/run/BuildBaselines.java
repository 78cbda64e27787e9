package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.view.Baselines;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.registry.VisibleProduction;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import jenkins.model.Jenkins;

/**
 * What the numbers of a build's page are set beside: an earlier build, the version in production, and for a change request the
 * newest build of the branch that it is for.
 */
final class BuildBaselines {
    /** How many builds back an earlier one that worked on the model is looked for. */
    private static final int MOST_BUILDS_BACK = 20;

    private BuildBaselines() {}

    static Baselines of(Run<?, ?> run, RunRecords.Contents contents, String model) {
        try {
            VisibleProduction production = new VisibleProduction(ModelAccess.of(Jenkins.getAuthentication2()));
            return new Baselines(
                    newest(run.getPreviousBuild(), model), production.before(model, contents), target(run, model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Snapshot target(Run<?, ?> run, String model) {
        return TargetBranch.of(run.getParent())
                .map(job -> newest(job.getLastCompletedBuild(), model))
                .orElse(null);
    }

    /** The newest of a build and those before it that trained or evaluated the model. */
    private static Snapshot newest(Run<?, ?> from, String model) {
        Run<?, ?> build = from;
        for (int i = 0; i < MOST_BUILDS_BACK && build != null; i++) {
            MlStagesAction action = build.getAction(MlStagesAction.class);
            if (action != null && action.workedOn(model)) {
                Snapshot snapshot = Snapshot.ofRun(BuildRecords.of(build).read(), model);
                if (snapshot != null) {
                    return snapshot; // else that build only watched its data
                }
            }
            build = build.getPreviousBuild();
        }
        return null;
    }
}
