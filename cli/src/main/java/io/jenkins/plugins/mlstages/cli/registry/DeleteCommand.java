package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.registry.Deletion;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages delete}: makes a version a tombstone and frees its artifacts. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Delete a version: its number and history stay, its artifacts are freed. Refused while an alias or a"
                + " deployment points to it.")
public final class DeleteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7.")
    private String reference;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RegistryOptions.Target target = output.registry().target(reference);
        Deletion deletion = target.model().delete(target.number(), output.change());
        output.json().print(spec, RegistryJson.of(deletion), () -> {
            StringBuilder text = new StringBuilder(String.format("%s/%d is deleted; %,d bytes are freed.", target.model().name(),
                    target.number(), deletion.bytes()));
            deletion.kept().forEach(sentence -> text.append("\n  ").append(sentence));
            return text.toString();
        });
        return ExitCode.FINE;
    }
}
