package io.jenkins.plugins.mlstages.engine.record;

/**
 * A file by its content.
 *
 * @param path relative to the workspace, with {@code /}
 * @param bytes size
 * @param sha256 64 hexadecimal digits
 */
public record FileRef(String path, long bytes, String sha256) {}
