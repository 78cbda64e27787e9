package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.registry.GarbageCollection;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages gc}: says what nothing needs any more, and frees it when told so. */
@Command(
        name = "gc",
        mixinStandardHelpOptions = true,
        description = "Say which files nothing needs any more; with --free, delete them. Files younger than an hour are left alone.")
public final class GcCommand implements Callable<Integer> {
    @Option(names = "--free", description = "Delete them.")
    private boolean free;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GarbageCollection.Result result = registry.open().garbage(registry.artifacts()).run(free, Instant.now());
        json.print(spec, RegistryJson.of(result), () -> {
            StringBuilder text = new StringBuilder();
            result.pieces().forEach(p -> text.append(String.format("%s: %,d bytes, %s%n", p.where(), p.bytes(), p.why())));
            return text + String.format("%d files with %,d bytes %s", result.pieces().size(), result.bytes(),
                    free ? "are freed." : "can be freed (use --free).");
        });
        return ExitCode.FINE;
    }
}
