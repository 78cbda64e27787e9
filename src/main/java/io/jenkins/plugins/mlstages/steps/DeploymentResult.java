package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import java.util.Locale;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code deployVersion} returns to the pipeline. */
public final class DeploymentResult extends NamedVersion {
    private static final long serialVersionUID = 1L;

    private final String environment;
    private final long deployment;
    private final int previous;
    private final long millis;
    private final boolean succeeded;
    private final boolean movedBack;

    DeploymentResult(DeploymentRecord record) {
        super(record.origin().model(), record.number());
        environment = record.environment();
        deployment = record.deployment();
        previous = record.previous();
        millis = record.millis();
        succeeded = record.succeeded();
        movedBack = record.movedBack();
    }

    @Whitelisted
    public String getEnvironment() {
        return environment;
    }

    /** The deployment's number in the model's log. */
    @Whitelisted
    public long getDeployment() {
        return deployment;
    }

    /** Number of the version that the environment had before, 0 if none. */
    @Whitelisted
    public int getPrevious() {
        return previous;
    }

    /** Wall time of the block in milliseconds. */
    @Whitelisted
    public long getMillis() {
        return millis;
    }

    @Whitelisted
    @Override
    public String toString() {
        String time = String.format(Locale.ROOT, " after %.1f s", millis / 1e3);
        return getReference()
                + (succeeded ? " is deployed to " : " is not deployed to ")
                + environment
                + time
                + (movedBack ? "; the environment is recorded as having what it had before" : "");
    }
}
