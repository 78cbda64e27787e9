package io.jenkins.plugins.mlstages.engine.record;

/**
 * A version was brought to an environment, or should have been.
 *
 * @param number the version's number
 * @param environment where to
 * @param deployment the deployment's number in the model's log
 * @param succeeded whether the body that deploys ended well
 * @param failure why it did not, {@code null} if it did
 * @param millis wall time of the body
 * @param previous number of the version that the environment had before, 0 if none
 * @param movedBack whether the environment is again recorded as having what it had before
 * @param data a sample of the data that the version sees there, with its profile; {@code null} if none was given
 */
public record DeploymentRecord(
        Origin origin,
        int number,
        String environment,
        long deployment,
        boolean succeeded,
        String failure,
        long millis,
        int previous,
        boolean movedBack,
        Dataset data)
        implements StageRecord {
    /** {@code price-up/7} */
    public String reference() {
        return origin.model() + "/" + number;
    }
}
