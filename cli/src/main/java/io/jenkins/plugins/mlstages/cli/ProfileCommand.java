package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages profile}: the compact summary of data files that drift is checked against. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Summarize data files in a profile, enough to check drift without the data.",
        footer = {
            "%nExamples:",
            "  ml-stages profile train.csv -o train.profile.json",
            "  ml-stages profile 'shard-1/*.parquet' -o 1.json --types zip=categorical"
        })
final class ProfileCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or patterns; all are read as one table.")
    private List<String> files;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", required = true, description = "Where the profile is written.")
    private Path output;

    @Mixin
    private DataArguments data;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<DataFile> found = DataFiles.find(Path.of("").toAbsolutePath(), files);
        ProfileOutput.check(output, found);
        Table table = Table.open(found, data.options());
        DatasetProfile profile =
                DatasetProfile.of(table, table.columns(), data.rules(table.columns()), data.threads());
        ProfileOutput.write(output, profile);
        json.print(spec, ProfileText.json(profile), () -> ProfileText.text(profile, output.toString()));
        return ExitCode.FINE;
    }
}
