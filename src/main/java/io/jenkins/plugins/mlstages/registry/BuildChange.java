package io.jenkins.plugins.mlstages.registry;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.security.ACL;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import org.springframework.security.core.Authentication;

/** In whose name a build changes a model: the user who started it, or whom it runs as, or else the build itself. */
public final class BuildChange {
    private BuildChange() {}

    /**
     * @param runsAs whom the build runs as
     * @param comment why, {@code null} when nothing was said
     */
    public static Change of(Run<?, ?> run, Authentication runsAs, String comment) {
        Cause.UserIdCause user = run.getCause(Cause.UserIdCause.class);
        RunRef build = BuildRecords.reference(run);
        String who = user != null && user.getUserId() != null
                ? user.getUserId()
                : ACL.SYSTEM2.equals(runsAs) ? build.toString() : runsAs.getName();
        return Change.byEndOf(who, comment, build);
    }
}
