package io.jenkins.plugins.mlstages.engine.mlflow;

/**
 * What one client may see and change.
 *
 * @param user who it is, for runs that it opens without naming anybody
 */
public record Session(Tracking tracking, ModelStore models, String user) {}
