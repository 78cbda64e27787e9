package io.jenkins.plugins.mlstages.engine.record;

import java.time.Instant;

/**
 * Where a record comes from.
 *
 * @param model full name of the model; empty for data that belong to none
 * @param run the run that made the record
 * @param stage name of the enclosing pipeline stage or parallel branch, {@code null} outside of any
 * @param node name of the machine where the files were, {@code null} if unknown
 * @param commit Git commit of the workspace, {@code null} if there is none
 * @param repository see {@link Commit#repository}; {@code null} if unknown, as in all records of before it was kept
 * @param time when the stage ended
 */
public record Origin(
        String model, RunRef run, String stage, String node, String commit, String repository, Instant time) {
    /** Of a commit whose repository is unknown. */
    public Origin(String model, RunRef run, String stage, String node, String commit, Instant time) {
        this(model, run, stage, node, commit, null, time);
    }

    /**
     * @param source {@code null} if there is no commit
     */
    public static Origin of(String model, RunRef run, String stage, String node, Commit source, Instant time) {
        return new Origin(
                model,
                run,
                stage,
                node,
                source == null ? null : source.hash(),
                source == null ? null : source.repository(),
                time);
    }

    /** {@code null} if there is none. */
    public Commit source() {
        return commit == null ? null : new Commit(commit, repository);
    }
}
