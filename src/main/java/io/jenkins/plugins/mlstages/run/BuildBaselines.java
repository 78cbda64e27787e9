package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.view.Baselines;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the numbers of a build's page are set beside: an earlier build, and the version in production. */
final class BuildBaselines {
    private static final String PRODUCTION = "production";

    /** How many builds back an earlier one that worked on the model is looked for. */
    private static final int MOST_BUILDS_BACK = 20;

    private BuildBaselines() {}

    static Baselines of(Run<?, ?> run, String model) {
        try {
            return new Baselines(previous(run, model), production(new ModelName(model)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Snapshot previous(Run<?, ?> run, String model) {
        Run<?, ?> earlier = run.getPreviousBuild();
        for (int i = 0; i < MOST_BUILDS_BACK && earlier != null; i++) {
            MlStagesAction action = earlier.getAction(MlStagesAction.class);
            if (action != null && action.workedOn(model)) {
                return Snapshot.ofRun(BuildRecords.of(earlier).read(), model);
            }
            earlier = earlier.getPreviousBuild();
        }
        return null;
    }

    private static Snapshot production(ModelName model) throws IOException {
        ModelRegistry registry = Models.registry();
        boolean inProduction =
                registry.has(model) && registry.model(model).state().aliases().containsKey(PRODUCTION);
        return inProduction
                ? Snapshot.ofVersion(registry.version(new ModelReference(model, 0, PRODUCTION)))
                : null;
    }
}
