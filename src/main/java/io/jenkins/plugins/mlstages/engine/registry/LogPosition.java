package io.jenkins.plugins.mlstages.engine.registry;

import java.util.Objects;

/**
 * How far somebody has read a log. As each line's hash covers all lines before it, the position says which history it was.
 *
 * @param line number of the last line that was read, 0 for none
 * @param hash its hash
 */
public record LogPosition(long line, String hash) {
    /** Before the first line of any log. */
    public static final LogPosition START = new LogPosition(0, LogEntry.BEFORE_FIRST);

    public LogPosition {
        Objects.requireNonNull(hash, "hash is missing");
    }

    public static LogPosition of(LogEntry entry) {
        return new LogPosition(entry.line(), entry.hash());
    }

    public static LogPosition of(ModelState state) {
        return new LogPosition(state.events(), state.hash());
    }
}
