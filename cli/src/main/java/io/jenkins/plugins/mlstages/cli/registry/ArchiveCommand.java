package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code ml-stages archive}. */
@Command(name = "archive", mixinStandardHelpOptions = true, description = "Put a version out of the way; it is kept whole.")
public final class ArchiveCommand extends VersionChange {
    @Override
    LogEntry make(RegisteredModel model, int number, Change change) throws IOException {
        return model.archive(number, change);
    }

    @Override
    String outcome() {
        return "is archived";
    }
}
