package io.jenkins.plugins.mlstages.engine.record;

/**
 * The state of source code that a stage worked on.
 *
 * @param hash full hash of the Git commit
 * @param repository where it can be looked at: an {@code http} or {@code https} address without credentials and without
 *     {@code .git}; {@code null} if unknown
 */
public record Commit(String hash, String repository) {}
