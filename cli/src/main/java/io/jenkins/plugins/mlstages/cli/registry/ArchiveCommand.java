package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages archive}. */
@Command(name = "archive", mixinStandardHelpOptions = true, description = "Put a version out of the way; it is kept whole.")
public final class ArchiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7.")
    private String reference;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RegistryOptions.Target target = output.registry().target(reference);
        LogEntry entry = target.model().archive(target.number(), output.change());
        output.print(spec, entry, () -> target.model().name() + "/" + target.number() + " is archived.");
        return ExitCode.FINE;
    }
}
