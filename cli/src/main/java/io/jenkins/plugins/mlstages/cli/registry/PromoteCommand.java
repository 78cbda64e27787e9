package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages promote}: moves an alias to a version whose gates have passed. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = "Move an alias to a version, unless one of its gates has not passed.",
        footer = {"%nExample:", "  ml-stages promote price-up@challenger --alias production --comment 'won the A/B test'"})
public final class PromoteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7 or price-up@challenger.")
    private String reference;

    @Option(names = "--alias", required = true, paramLabel = "ALIAS", description = "The alias to move, such as production.")
    private String alias;

    @Option(names = "--force", description = "Move it whatever the gates said; the log says so.")
    private boolean force;

    @Mixin
    private ChangeOutput output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RegistryOptions.Target target = output.registry().target(reference);
        VersionState version = target.model().state().version(target.number());
        if (Boolean.FALSE.equals(version.gatesPassed()) && !force) {
            spec.commandLine().getErr().println("ml-stages: " + target.model().name() + "/" + target.number() + " is not promoted to '"
                    + alias + "', since its gates have not passed. Use --force to promote it all the same.");
            return ExitCode.NOT_PASSED;
        }
        LogEntry entry = target.model().promote(ModelReference.parse(reference), alias, force, output.change());
        Event.Promoted promoted = (Event.Promoted) entry.event();
        output.print(spec, entry, () -> target.model().name() + "@" + alias + " is now version " + promoted.version()
                + (promoted.from() == 0 ? "." : " (before: " + promoted.from() + ")."));
        return ExitCode.FINE;
    }
}
