package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.time.Instant;
import java.util.Locale;

/**
 * What an environment has.
 *
 * @param id line number of the event with which the deployment began
 * @param environment its name
 * @param version number of the version
 * @param status how it went
 * @param since when it began
 * @param by who
 * @param run the run that did it, {@code null} if none
 */
public record Deployment(
        long id, String environment, int version, Status status, Instant since, String by, RunRef run) {
    /** How far a deployment has come. */
    public enum Status {
        IN_PROGRESS,
        LIVE,
        /** It failed and nothing was moved back: what the environment has is not known. */
        FAILED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Deployment with(Status newStatus) {
        return new Deployment(id, environment, version, newStatus, since, by, run);
    }
}
