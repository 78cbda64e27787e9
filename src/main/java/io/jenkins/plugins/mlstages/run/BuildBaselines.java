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

/** What the numbers of a build's page are set beside: an earlier build, and the version in production. */
final class BuildBaselines {
    /** How many builds back an earlier one that worked on the model is looked for. */
    private static final int MOST_BUILDS_BACK = 20;

    private BuildBaselines() {}

    static Baselines of(Run<?, ?> run, RunRecords.Contents contents, String model) {
        try {
            VisibleProduction production = new VisibleProduction(ModelAccess.of(Jenkins.getAuthentication2()));
            return new Baselines(previous(run, model), production.before(model, contents));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Snapshot previous(Run<?, ?> run, String model) {
        Run<?, ?> earlier = run.getPreviousBuild();
        for (int i = 0; i < MOST_BUILDS_BACK && earlier != null; i++) {
            MlStagesAction action = earlier.getAction(MlStagesAction.class);
            if (action != null && action.workedOn(model)) {
                Snapshot snapshot = Snapshot.ofRun(BuildRecords.of(earlier).read(), model);
                if (snapshot != null) {
                    return snapshot; // else that build only watched its data
                }
            }
            earlier = earlier.getPreviousBuild();
        }
        return null;
    }
}
