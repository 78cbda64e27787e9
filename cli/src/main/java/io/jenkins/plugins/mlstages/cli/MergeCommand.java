package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages merge}: the profile of all rows out of the profiles of parts. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Merge profiles of parts into the profile of the whole.",
        footer = {"%nExample:", "  ml-stages merge 'shard-*.profile.json' -o all.profile.json"})
final class MergeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PROFILE", arity = "1..*", description = "Profiles or patterns.")
    private List<String> profiles;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "Where the profile is written.")
    private Path output;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<DataFile> found = DataFiles.find(Path.of("").toAbsolutePath(), profiles);
        ProfileOutput.check(output, found);
        DatasetProfile merged = null;
        for (DataFile file : found) {
            DatasetProfile part = ProfileJson.read(Files.readAllBytes(file.path()), file.name());
            merged = merged == null ? part : merged.plus(part);
        }
        DatasetProfile whole = merged;
        ProfileOutput.write(output, whole);
        json.print(spec, ProfileText.json(whole), () -> ProfileText.text(whole, output.toString()));
        return ExitCode.FINE;
    }
}
