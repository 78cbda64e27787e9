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
 * @param time when the stage ended
 */
public record Origin(String model, RunRef run, String stage, String node, String commit, Instant time) {}
