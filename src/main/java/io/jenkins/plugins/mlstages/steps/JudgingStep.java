package io.jenkins.plugins.mlstages.steps;

import hudson.Util;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.run.ModelChecks;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step that judges a model. Where the plugin checks-api is installed, it tells the host of the source code what the build
 * has found, with the parameters that other plugins' steps have for that.
 *
 * @param <R> what the step returns to a pipeline
 */
public abstract class JudgingStep<R> extends StageStep<R> {
    private String checksName;
    private boolean skipPublishingChecks;

    public final String getChecksName() {
        return checksName;
    }

    @DataBoundSetter
    public final void setChecksName(String checksName) {
        this.checksName = Util.fixEmptyAndTrim(checksName);
    }

    public final boolean isSkipPublishingChecks() {
        return skipPublishingChecks;
    }

    @DataBoundSetter
    public final void setSkipPublishingChecks(boolean skipPublishingChecks) {
        this.skipPublishingChecks = skipPublishingChecks;
    }

    /** Publishes what the build has recorded of the model so far. */
    final void publish(StageRun stage, ModelName model) throws IOException {
        if (!skipPublishingChecks) {
            ModelChecks.publish(
                    stage.run(), stage.listener(), model.full(), checksName == null ? stage.checksName() : checksName);
        }
    }
}
