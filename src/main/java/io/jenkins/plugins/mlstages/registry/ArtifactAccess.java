package io.jenkins.plugins.mlstages.registry;

import hudson.Functions;
import hudson.model.Run;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import org.springframework.security.core.Authentication;

/**
 * Who may have the bytes that builds keep, besides what reading the model or the job needs. Where an administrator has made
 * artifacts a permission of their own (the system property {@code hudson.security.ArtifactsPermission}), it is asked of the
 * build that keeps them, as Jenkins does for what it archives.
 *
 * @param who the user, or whom the build runs as
 */
public record ArtifactAccess(Authentication who) {
    public boolean may(Run<?, ?> build) {
        return !Functions.isArtifactsPermissionEnabled() || build.getACL().hasPermission2(who, Run.ARTIFACTS);
    }

    /** An artifact whose build is gone is gone too: whoever opens it is told so. */
    public boolean may(StoredArtifact artifact) throws IOException {
        Run<?, ?> build = Models.artifacts().build(artifact);
        return build == null || may(build);
    }

    /**
     * For steps and clients. The build is not named, which may be hidden.
     *
     * @throws InputException with the sentence that says what is missing
     */
    public void check(Iterable<StoredArtifact> artifacts) throws IOException {
        for (StoredArtifact artifact : artifacts) {
            if (!may(artifact)) {
                throw new InputException(
                        refusal("the artifact '" + artifact.file().path() + "'"));
            }
        }
    }

    /**
     * For endpoints.
     *
     * @throws AccessDeniedException3 when it is not allowed
     */
    public void checkPermission(StoredArtifact artifact) throws IOException {
        if (!may(artifact)) {
            throw new AccessDeniedException3(who, Run.ARTIFACTS);
        }
    }

    /** @param what begins with an article */
    public String refusal(String what) {
        return "'" + who.getName() + "' may not have " + what
                + ": the permission Run/Artifacts is missing for the build that keeps it.";
    }
}
