package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.expectation.DataRecorder;
import io.jenkins.plugins.mlstages.engine.expectation.Expectation;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.validation.EarlierData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages check-data}: judges prepared data by expectations, and keeps the record with a run of a model. */
@Command(
        name = "check-data",
        mixinStandardHelpOptions = true,
        description = "Judge prepared data by expectations before anyone trains on them; with --model, keep the record.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all expectations pass", "1:one failed or was undecided", "2:bad usage or input"},
        footer = {
            "%nExamples:",
            "  ml-stages check-data --files 'data/*.parquet' --suggest",
            "  ml-stages check-data --model price-up --name train --files train.csv --expect 'rows >= 1000' \\",
            "      --expect 'missing(age) <= 1%% : FAILURE' --expect 'schema == price-up@production (whenNoBaseline=PASS)'",
            "  ml-stages train --model price-up --data train --target class -- ./train.sh"
        })
final class CheckDataCommand implements Callable<Integer> {
    @Option(names = "--name", defaultValue = "train", paramLabel = "NAME", description = "Word for the data (${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--files", required = true, paramLabel = "FILES", description = "Data files or patterns; repeatable.")
    private List<String> files;

    @Option(names = "--expect", paramLabel = "RULE", description = "An expectation such as 'missing(age) <= 1%%'; repeatable.")
    private List<String> expectations = List.of();

    @Option(
            names = "--expectations",
            paramLabel = "FILE",
            description = "File with expectations, one a line; empty lines and lines that begin with # are left out.")
    private Path expectationsFile;

    @Option(names = "--suggest", description = "Propose expectations that hold for these data, as text to paste.")
    private boolean suggest;

    @Option(names = "--target", paramLabel = "COLUMN", description = "Column that is to be predicted.")
    private String target;

    @Option(names = "--model", paramLabel = "NAME", description = "Keep the record with a run of this model.")
    private String model;

    @Mixin
    private DataArguments data;

    @Mixin
    private StoreOption store;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelName kept = model == null ? null : new ModelName(model);
        DataRecorder recorder = new DataRecorder(expectations(), suggest);
        Path here = Path.of("").toAbsolutePath();
        List<String> found = ListText.ofEach(files);
        List<String> columns = Table.open(DataFiles.find(here, found), data.options()).columns();
        CheckedData read = CheckedData.read(
                here, found, name, data.options(), data.rules(columns), recorder.rowChecks(), data.threads());
        ProfiledDataset dataset = ProfiledDataset.of(read.data(), target);
        LocalStore opened = store.open();
        Stream<RunRecords> earlier = kept == null ? Stream.empty() : opened.runsOf(kept).map(LocalStore.Run::records);
        EarlierData known = LocalRuns.earlierData(opened, name, earlier, kept);
        LocalStore.Run run = kept == null ? null : opened.runToPrepare(kept, name);
        DatasetRecord record = recorder.record(
                run == null ? unkept() : run.origin(), dataset.dataset(), read.data().profile(), read.counts(),
                known.lastRecord(), known);
        if (run != null) {
            run.records().addProfile(dataset.profile());
            run.records().add(record);
        }
        json.print(spec, record, () -> DatasetText.of(record));
        return record.passed() ? ExitCode.FINE : ExitCode.NOT_PASSED;
    }

    private static Origin unkept() {
        return new Origin("", null, null, null, null, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private List<Expectation> expectations() throws IOException {
        List<String> texts = new ArrayList<>(expectations);
        if (expectationsFile != null) {
            texts.addAll(ExpectationFile.lines(expectationsFile));
        }
        return texts.stream().map(Expectation::parse).toList();
    }
}
