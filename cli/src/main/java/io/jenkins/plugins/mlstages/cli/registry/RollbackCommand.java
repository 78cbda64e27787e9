package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages rollback}: moves an alias back to the version that held it before. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Move an alias back to the version that held it before, after checking that version's artifacts.")
public final class RollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL@ALIAS", description = "The alias: price-up@production.")
    private String reference;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelReference parsed = ModelReference.parse(reference);
        if (parsed.alias() == null) {
            throw new InputException("'" + reference + "' names a version: an alias such as '" + parsed.model()
                    + "@production' is rolled back.");
        }
        LogEntry entry = output.registry().open().model(parsed.model()).rollback(parsed.alias(), output.change());
        Event.RolledBack back = (Event.RolledBack) entry.event();
        output.print(spec, entry, () -> parsed + " is back at version " + back.version() + " (before: " + back.from()
                + "); its artifacts are whole.");
        return ExitCode.FINE;
    }
}
