package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code ml-stages restore}. */
@Command(name = "restore", mixinStandardHelpOptions = true, description = "Bring an archived version back.")
public final class RestoreCommand extends VersionChange {
    @Override
    LogEntry make(RegisteredModel model, int number, Change change) throws IOException {
        return model.restore(number, change);
    }

    @Override
    String outcome() {
        return "is back in use";
    }
}
