package io.jenkins.plugins.mlstages.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.registry.AsOf;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages versions}: the versions of a model, now or as of a time. */
@Command(name = "versions", mixinStandardHelpOptions = true, description = "List the versions of a model.")
public final class VersionsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "As it was then: 2026-11-01 (the end of that day) or 2026-11-01T10:00:00Z.")
    private String asOf;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RegisteredModel registered = registry.model(model);
        ModelState state = asOf == null ? registered.state() : registered.state(AsOf.parse(asOf, ZoneId.systemDefault()));
        ObjectNode whole = json.wanted() ? RegistryJson.versions(registered, state) : null; // reads each version's file
        json.print(spec, whole, () -> text(state));
        return ExitCode.FINE;
    }

    private static String text(ModelState state) {
        StringBuilder text = new StringBuilder();
        for (VersionState version : state.versions()) {
            text.append(String.format("%s/%d  %s  %s by %s%s%n", state.model(), version.number(), VersionText.brief(version),
                    VersionText.time(version.registered()), version.by(), version.run() == null ? "" : " in " + version.run()));
        }
        return text.isEmpty() ? state.model() + " had no version then." : text.toString().stripTrailing();
    }
}
