package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages alias}: sets, moves or removes an alias with no question asked of gates. */
@Command(
        name = "alias",
        mixinStandardHelpOptions = true,
        description = "Set, move or remove an alias; gates are not asked (see promote).",
        footer = {"%nExamples:", "  ml-stages alias price-up/7 challenger", "  ml-stages alias --remove price-up@challenger"})
public final class AliasCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REFERENCE", description = "The version, or with --remove the alias.")
    private String reference;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ALIAS", description = "The alias to set.")
    private String alias;

    @Option(names = "--remove", description = "Remove the alias that REFERENCE names.")
    private boolean remove;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelReference parsed = ModelReference.parse(reference);
        if (remove ? alias != null || parsed.alias() == null : alias == null) {
            throw new InputException("Give a version and an alias, or --remove and what to remove such as 'price-up@challenger'.");
        }
        RegistryOptions.Target target = output.registry().target(reference);
        LogEntry entry = remove
                ? target.model().removeAlias(parsed.alias(), output.change())
                : target.model().setAlias(alias, target.number(), output.change());
        output.print(spec, entry, () -> remove
                ? parsed + " is removed."
                : target.model().name() + "@" + alias + " is now version " + target.number() + ".");
        return ExitCode.FINE;
    }
}
