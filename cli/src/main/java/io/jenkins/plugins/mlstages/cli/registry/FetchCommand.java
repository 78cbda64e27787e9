package io.jenkins.plugins.mlstages.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactFetch;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages fetch}: brings a version's artifacts into a folder, checked, and records the use. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Bring the artifacts of a version into a folder, checked byte by byte; the use is recorded.")
public final class FetchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7 or price-up@production.")
    private String reference;

    @Option(names = "--into", defaultValue = ".", paramLabel = "DIR", description = "The folder (default: the current one).")
    private Path into;

    @Option(names = "--purpose", paramLabel = "TEXT", description = "What for; it is kept in the model's log.")
    private String purpose;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private ChangeOptions change;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RegistryOptions.Target target = registry.target(reference);
        ModelVersion version = target.model().version(target.number());
        List<Path> files = ArtifactFetch.fetch(registry.artifacts(), version, into);
        target.model().use(target.number(), purpose, change.change());
        ObjectNode result = Json.mapper().createObjectNode().put("reference", version.reference()).put("number", version.number());
        files.forEach(file -> result.withArray("files").add(file.toString()));
        json.print(spec, result, () -> version.reference() + ":\n"
                + files.stream().map(file -> "  " + file).collect(Collectors.joining("\n")));
        return ExitCode.FINE;
    }
}
