package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages undeploy}: records that an environment has no version of a model any more. */
@Command(
        name = "undeploy",
        mixinStandardHelpOptions = true,
        description = "Record that an environment has no version of a model any more.")
public final class UndeployCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model;

    @Option(names = "--environment", required = true, paramLabel = "NAME", description = "Where it was.")
    private String environment;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LogEntry entry = output.registry().open().model(new ModelName(model)).deployments().undeploy(environment, output.change());
        output.print(spec, entry, () -> environment + " has no version of " + model + " any more.");
        return ExitCode.FINE;
    }
}
