package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
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

/** {@code ml-stages tag}: sets or removes a tag of a version. */
@Command(
        name = "tag",
        mixinStandardHelpOptions = true,
        description = "Set or remove a tag of a version.",
        footer = {"%nExamples:", "  ml-stages tag price-up/7 owner=pricing", "  ml-stages tag price-up/7 --remove owner"})
public final class TagCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REFERENCE", description = "The version: price-up/7 or price-up@production.")
    private String reference;

    @Parameters(index = "1", arity = "0..1", paramLabel = "KEY=VALUE", description = "The tag.")
    private String tag;

    @Option(names = "--remove", paramLabel = "KEY", description = "The tag to remove.")
    private String remove;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int equals = tag == null ? -1 : tag.indexOf('=');
        if ((remove == null) == (tag == null) || tag != null && equals < 1) {
            throw new InputException("Give a tag as KEY=VALUE, or --remove KEY.");
        }
        RegistryOptions.Target target = output.registry().target(reference);
        LogEntry entry = remove != null
                ? target.model().removeTag(target.number(), remove, output.change())
                : target.model().setTag(target.number(), tag.substring(0, equals), tag.substring(equals + 1), output.change());
        output.print(spec, entry, () -> target.model().name() + "/" + target.number()
                + (remove != null ? " has no tag " + remove + " any more." : " is tagged " + tag + "."));
        return ExitCode.FINE;
    }
}
