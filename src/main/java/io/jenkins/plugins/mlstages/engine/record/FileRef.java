package io.jenkins.plugins.mlstages.engine.record;

import java.util.stream.Stream;

/**
 * A file by its content.
 *
 * @param path relative to the workspace, with {@code /}
 * @param bytes size
 * @param sha256 64 hexadecimal digits
 */
public record FileRef(String path, long bytes, String sha256) {
    /** Whether the path, wherever it is resolved, leads to a place inside of that folder, on every kind of system. */
    public boolean staysInside() {
        return !path.isBlank()
                && !path.startsWith("/")
                && path.indexOf('\\') < 0
                && path.indexOf(':') < 0
                && path.chars().noneMatch(Character::isISOControl)
                && Stream.of(path.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }
}
