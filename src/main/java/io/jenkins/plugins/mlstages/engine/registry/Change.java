package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.RunRef;

/**
 * Who changes something, and why; the log keeps it with each event.
 *
 * @param by the user's name, at most 200 characters
 * @param comment why, in the user's words, at most 4,000 characters; {@code null} when nothing was said
 * @param run the run that does it, {@code null} when a person does it by hand
 */
public record Change(String by, String comment, RunRef run) {
    private static final int LONGEST_NAME = 200;

    public Change {
        by = UserText.line("The name of who makes a change", by, LONGEST_NAME);
        comment = UserText.text("The comment", comment, 4_000);
        if (by == null) {
            throw new InputException("A change needs the name of who makes it.");
        }
    }

    /** By something whose name may be too long, such as a build in deep folders: then the end of it, which tells most. */
    public static Change byEndOf(String name, String comment, RunRef run) {
        return new Change(name.substring(Math.max(0, name.length() - LONGEST_NAME)), comment, run);
    }

    public static Change by(String name) {
        return new Change(name, null, null);
    }
}
