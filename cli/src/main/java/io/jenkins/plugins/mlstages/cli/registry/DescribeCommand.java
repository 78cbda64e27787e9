package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages describe}: says in words what a model or a version is. */
@Command(name = "describe", mixinStandardHelpOptions = true, description = "Set the description of a model or of a version.")
public final class DescribeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REFERENCE", description = "The model, or a version of it.")
    private String reference;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The description; empty for none.")
    private String text;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        boolean version = reference.contains("@") || reference.matches(".*/\\d+");
        RegisteredModel model;
        int number = 0;
        if (version) {
            RegistryOptions.Target target = output.registry().target(reference);
            model = target.model();
            number = target.number();
        } else {
            model = output.registry().open().model(new ModelName(reference));
        }
        LogEntry entry = model.describe(number, text, output.change());
        output.print(spec, entry, () -> reference + " is described.");
        return ExitCode.FINE;
    }
}
