package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import picocli.CommandLine.Option;

/** Who makes a change and why, for every command that makes one. */
final class ChangeOptions {
    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; it is kept in the model's log.")
    private String comment;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who; it is kept in the model's log (default: ${DEFAULT-VALUE}).")
    private String by;

    Change change() {
        return change(null);
    }

    Change change(RunRef run) {
        return new Change(by, comment, run);
    }
}
