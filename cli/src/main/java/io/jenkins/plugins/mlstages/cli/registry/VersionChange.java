package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that appends one event about one version to its model's log. */
abstract class VersionChange implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7.")
    private String reference;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    abstract LogEntry make(RegisteredModel model, int number, Change change) throws IOException;

    /** What is true of the version afterwards, as the end of a sentence that begins with it. */
    abstract String outcome();

    @Override
    public final Integer call() throws IOException {
        RegistryOptions.Target target = output.registry().target(reference);
        LogEntry entry = make(target.model(), target.number(), output.change());
        output.print(spec, entry, () -> target.model().name() + "/" + target.number() + " " + outcome() + ".");
        return ExitCode.FINE;
    }
}
