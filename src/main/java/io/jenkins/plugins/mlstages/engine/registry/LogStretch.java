package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * Consecutive lines of a log.
 *
 * @param from what is known of the line before the first of them
 * @param entries of the lines, at least one
 * @param apart the lines whose number this divides are its places
 * @param places in order; the last line is none, since the next stretch begins with it
 */
record LogStretch(Known from, List<LogEntry> entries, int apart, List<LogPlace> places) {
    /** What the log had come to at a line; {@code last} is {@code null} before the first one. */
    record Known(LogReader.End end, LogEntry last, Replay.Result result) {
        LogPlace place() {
            return LogPlace.of(end, last);
        }
    }

    /** The number of its last line. */
    long to() {
        return from.end().line() + entries.size();
    }
}
