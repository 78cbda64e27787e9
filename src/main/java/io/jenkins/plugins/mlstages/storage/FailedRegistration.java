package io.jenkins.plugins.mlstages.storage;

import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of artifacts when their registration fails: the log is asked first. While a version has them, or it cannot be
 * told, they stay; "Free space" finds those that nothing needs.
 *
 * @param artifacts where they were archived
 */
public record FailedRegistration(RunArtifacts artifacts) {
    /** Lets go of what no version has; what fails here is told with the failure. */
    public void letGo(List<StoredArtifact> stored, Exception why) {
        List<StoredArtifact> unneeded = new ArrayList<>();
        for (StoredArtifact artifact : stored) {
            try {
                if (!Models.registry().mayNeed(artifact)) {
                    unneeded.add(artifact);
                }
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
        artifacts.release(unneeded, why);
    }
}
