package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What environments have of one model. A deployment begins, and later succeeds or fails under the number that its beginning
 * returned; between the two anything may happen, the end of this process too.
 */
public final class ModelDeployments {
    private static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._/-]{0,98}[A-Za-z0-9._-])?");

    private final ModelChanges changes;

    ModelDeployments(ModelChanges changes) {
        this.changes = changes;
    }

    /**
     * Records that a version is on its way to an environment.
     *
     * @return the entry; its line number is the deployment's id
     */
    public LogEntry start(int number, String environment, Change change) throws IOException {
        check(environment);
        return changes.make(
                change,
                (state, replay) -> new Event.DeploymentStarted(
                        environment,
                        ModelChanges.usable(state, number, "be deployed").number()));
    }

    /** Records that it is there. */
    public LogEntry succeed(long id, Change change) throws IOException {
        return changes.make(change, (state, replay) -> {
            Deployment deployment = open(state, replay, id);
            return new Event.Deployed(id, deployment.environment(), deployment.version());
        });
    }

    /**
     * Records that it did not work.
     *
     * @param reason one sentence, at most 1,000 characters are kept
     * @param moveBack whether the environment is again recorded as having what it had before; nothing is deployed by that
     */
    public LogEntry fail(long id, String reason, boolean moveBack, Change change) throws IOException {
        String kept =
                reason == null ? "" : reason.replaceAll("\\p{Cntrl}+", " ").strip();
        String sentence = kept.length() > 1_000 ? kept.substring(0, 1_000) : kept;
        return changes.make(change, (state, replay) -> {
            Deployment deployment = open(state, replay, id);
            return new Event.DeploymentFailed(id, deployment.environment(), deployment.version(), sentence, moveBack);
        });
    }

    /**
     * Records that an environment has no version any more.
     *
     * @throws InputException when it had none
     */
    public LogEntry undeploy(String environment, Change change) throws IOException {
        check(environment);
        return changes.make(change, (state, replay) -> {
            Deployment deployment = state.deployments().get(environment);
            if (deployment == null) {
                throw new InputException(
                        "The environment '" + environment + "' has no version of '" + state.model() + "'.");
            }
            return new Event.Undeployed(environment, deployment.version());
        });
    }

    private static Deployment open(ModelState state, Replay replay, long id) {
        return replay.allDeployments().stream()
                .filter(d -> d.id() == id && d.status() == Deployment.Status.IN_PROGRESS)
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "The model '" + state.model() + "' has no deployment in progress with the number " + id
                                + ": it was superseded by a later one, or has ended already."));
    }

    private static void check(String environment) {
        if (environment == null || !ENVIRONMENT.matcher(environment).matches()) {
            throw new InputException(
                    "'" + environment + "' is not an environment's name: a letter or digit first, then letters,"
                            + " digits, spaces and . _ / - (at most 100) were expected.");
        }
    }
}
