package io.jenkins.plugins.mlstages.storage;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;

/** The records of a build: the folder {@code ml-stages} in the build's own folder, so they go when the build goes. */
public final class BuildRecords {
    private BuildRecords() {}

    public static RunRecords of(Run<?, ?> run) {
        return new RunRecords(run.getRootDir().toPath().resolve("ml-stages"));
    }

    /** How records name this build. */
    public static RunRef reference(Run<?, ?> run) {
        return new RunRef(run.getParent().getFullName(), run.getNumber());
    }
}
