package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import io.jenkins.plugins.mlstages.engine.registry.VersionSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages which}: the versions that a file belongs to. */
@Command(
        name = "which",
        mixinStandardHelpOptions = true,
        description = "Find the versions and runs that a file belongs to, by its SHA-256; exit code 1 if there is none.")
public final class WhichCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file, or a SHA-256 of 64 hexadecimal digits.")
    private String file;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String sha256 = sha256();
        VersionSearch.Result result = registry.open().which(sha256);
        json.print(spec, RegistryJson.of(result).put("sha256", sha256), () -> text(sha256, result));
        return result.found().isEmpty() ? ExitCode.NOT_PASSED : ExitCode.FINE;
    }

    private String sha256() throws IOException {
        Path path = Path.of(file);
        if (Files.isRegularFile(path)) {
            return Sha256.of(path);
        }
        String digits = file.toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new InputException("'" + file + "' is neither a file nor a SHA-256 of 64 hexadecimal digits.");
        }
        return digits;
    }

    private static String text(String sha256, VersionSearch.Result result) {
        StringBuilder text = new StringBuilder();
        for (VersionSearch.Found found : result.found()) {
            text.append(found.reference()).append("  ").append(found.artifact().file().path()).append("  ")
                    .append(found.status().id());
            found.aliases().forEach(alias -> text.append(", @").append(alias));
            text.append("  from ").append(found.origin().run()).append('\n');
        }
        result.problems().forEach(problem -> text.append("Not searched: ").append(problem.sentence()).append('\n'));
        return text.isEmpty() ? "No version has an artifact with the SHA-256 " + sha256 + "." : text.toString().stripTrailing();
    }
}
