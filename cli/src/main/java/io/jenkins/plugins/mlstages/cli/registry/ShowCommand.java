package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.AsOf;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
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

/** {@code ml-stages show}: everything about one version. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show one version of a model.")
public final class ShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7 or price-up@production.")
    private String reference;

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
        ModelReference parsed = ModelReference.parse(reference);
        RegisteredModel model = registry.open().model(parsed.model());
        ModelState state = asOf == null ? model.state() : model.state(AsOf.parse(asOf, ZoneId.systemDefault()));
        VersionState version = state.resolve(parsed);
        ModelVersion file = model.version(version);
        json.print(spec, RegistryJson.version(file, version), () -> VersionText.of(file, version));
        return ExitCode.FINE;
    }
}
