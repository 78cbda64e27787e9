package io.jenkins.plugins.mlstages.storage;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import java.util.Objects;
import java.util.stream.Stream;

/** The records of a job's builds before one of them. */
public final class EarlierBuilds {
    private EarlierBuilds() {}

    /** Newest first; a build is loaded only when it is asked for. */
    public static Stream<RunRecords> of(Run<?, ?> run) {
        return Stream.<Run<?, ?>>iterate(run.getPreviousBuild(), Objects::nonNull, Run::getPreviousBuild)
                .map(BuildRecords::of);
    }
}
