package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ComparedData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.RecordedFiles;
import io.jenkins.plugins.mlstages.engine.drift.Correction;
import io.jenkins.plugins.mlstages.engine.drift.DatasetRule;
import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.drift.DriftOutcome;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages drift}: compares current data with reference data, column by column. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = "Compare current data with reference data and say which columns have drifted.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no drift", "1:drift was detected", "2:bad usage or input"},
        footer = {
            "%nExamples:",
            "  ml-stages drift --reference-data train.csv --current 'week-12/*.csv'",
            "  ml-stages drift --reference price-up@production --current week-12.csv",
            "  ml-stages drift --reference-data train.profile.json --current week-12.csv --methods all --json"
        })
final class DriftCommand implements Callable<Integer> {
    @Mixin
    private DriftReference reference;

    @Option(
            names = "--current",
            required = true,
            paramLabel = "FILES",
            description = "Data to judge: data files, patterns, or profiles (.json); repeatable.")
    private List<String> current;

    @Option(
            names = "--methods",
            paramLabel = "IDS",
            description = "all, or some of ks, psi, chi-square, ... (see docs/drift.md).")
    private List<String> methods = List.of();

    @Option(names = "--columns", paramLabel = "NAMES", description = "Columns to compare, separated by commas; repeatable (default: all).")
    private List<String> columns = List.of();

    @Option(names = "--exclude", paramLabel = "NAMES", description = "Columns not to compare, separated by commas; repeatable.")
    private List<String> exclude = List.of();

    @Option(
            names = "--threshold",
            paramLabel = "KEY=EFFECT",
            description =
                    "Least effect by column, by type, by kind of finding, or '*' for all (default: 0.1); repeatable.")
    private List<String> thresholds = List.of();

    @Option(
            names = "--alpha",
            defaultValue = "0.05",
            paramLabel = "LEVEL",
            description = "Significance level (default: ${DEFAULT-VALUE}).")
    private double alpha;

    @Option(
            names = "--correction",
            defaultValue = "holm",
            paramLabel = "ID",
            description = "holm, benjamini-hochberg, bonferroni or none (default: ${DEFAULT-VALUE}).")
    private String correction;

    @Option(names = "--preset", paramLabel = "NAME", description = "evidently: its methods, thresholds and rule.")
    private String preset;

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "any, 'share >= 0.5' or 'columns: a, b' (default: any).")
    private String rule;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "Column to be predicted; current data may lack it (default: the version's).")
    private String target;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Keep the result as a run of this model (default: the version's, if any).")
    private String model;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private StoreOption store;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DriftOptions options = options();
        Path here = Path.of("").toAbsolutePath();
        boolean toKeep = reference.isVersion() || model != null;
        Data data = toKeep || json.wanted() ? named(here, options) : unnamed(here, options);
        DriftReference.Found before = data.before();
        DriftOutcome outcome = DriftCheck.run(
                before.profile(),
                data.now().profile(),
                options.target(target == null ? before.target() : target));
        DriftRecord record =
                toKeep ? kept(outcome, data) : outcome.toRecord(null, before.name(), data.now().dataset());
        json.print(spec, record, () -> DriftText.of(record));
        return record.detected() ? ExitCode.NOT_PASSED : ExitCode.FINE;
    }

    private record Data(DriftReference.Found before, ProfiledData now) {}

    /** With the current data's files and their hashes, which the record names. */
    private Data named(Path here, DriftOptions options) throws IOException {
        DriftReference.Found before = reference.read(here, store.open(), options.asksJointly(), threads.count());
        Map<String, ColumnRule> rules = before.profile().rules();
        return new Data(
                before,
                ProfiledData.read(
                        here, currentFiles(before), "current", TableOptions.DEFAULT, rules, threads.count()));
    }

    private Data unnamed(Path here, DriftOptions options) throws IOException {
        ComparedData both = ComparedData.read(
                here,
                reference.files(),
                ListText.ofEach(current),
                TableOptions.DEFAULT,
                reference.rules(),
                options.asksJointly(),
                threads.count());
        return new Data(reference.found(both.reference()), both.current());
    }

    /** Data that the model's latest run recorded may be named instead of their files. */
    private List<String> currentFiles(DriftReference.Found before) throws IOException {
        ModelName name = model == null ? before.model() : new ModelName(model);
        Optional<LocalStore.Run> run = name == null ? Optional.empty() : store.open().latestRun(name);
        List<String> files = ListText.ofEach(current);
        return run.isEmpty() ? files : RecordedFiles.of(run.get().records().read(), files);
    }

    /** A check that belongs to a model is kept as a run of its own. */
    private DriftRecord kept(DriftOutcome outcome, Data data) throws IOException {
        DriftReference.Found before = data.before();
        ProfiledData now = data.now();
        LocalStore.Run run = store.open().newRun(model == null ? before.model() : new ModelName(model));
        String profile = run.records().addProfile(ProfileJson.write(now.profile()));
        DriftRecord record = outcome.toRecord(run.origin(), before.name(), now.datasetWithProfile(profile));
        run.records().add(record);
        return record;
    }

    private Map<String, Double> thresholds() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        NamedTexts.ofColumns("--threshold", thresholds).forEach((key, least) -> {
            try {
                numbers.put(key, Double.valueOf(least));
            } catch (NumberFormatException e) {
                throw new InputException("--threshold '" + key + "': '" + least + "' is no number.", e);
            }
        });
        return numbers;
    }

    private DriftOptions options() {
        DriftOptions options = new DriftOptions()
                .methods(ListText.ofEach(methods))
                .columns(ListText.ofEach(columns))
                .exclude(ListText.ofEach(exclude))
                .thresholds(thresholds())
                .alpha(alpha)
                .correction(Correction.of(correction))
                .preset(preset);
        return rule == null ? options : options.datasetRule(DatasetRule.parse(rule));
    }
}
