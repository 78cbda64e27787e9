package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.evaluation.Evaluation;
import io.jenkins.plugins.mlstages.engine.evaluation.Evaluator;
import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.gate.GateEvaluator;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.validation.RegisteredBaselines;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages validate}: evaluates predictions, judges them by gates, and keeps the record with the model's run. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Evaluate predictions, judge them by gates and keep the record.",
        footer = {
            "%nExamples:",
            "  ml-stages validate --model price-up --predictions p.csv --label label --score score \\",
            "      --gate 'auc >= 0.85' --gate 'logLoss <= 0.5 : FAILURE' --gate 'auc >= production - 0.01 @ 95%%'",
            "  ml-stages validate --model price-up@production --predictions last-week.csv --label label --score score \\",
            "      --gate 'auc >= 0.8'"
        })
final class ValidateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description = "Name of the model, or a registered version such as price-up@production to judge it on fresh labels.")
    private String model;

    @Option(names = "--gate", paramLabel = "GATE", description = "A gate such as 'auc >= 0.85'; repeatable.")
    private List<String> gates = List.of();

    @Mixin
    private EvaluationArguments evaluation;

    @Mixin
    private StoreOption store;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Gate> parsed = gates.stream().map(Gate::parse).toList();
        LocalStore opened = store.open();
        ModelReference version = versionOf(model);
        ModelName name = version == null ? new ModelName(model) : version.model();
        String judged = version == null ? null : name + "/" + number(opened, version);
        Evaluator.Result result = evaluation.evaluate(
                opened.latestRun(name).map(run -> run.records().read()).orElse(null), Gate.asked(parsed));

        LocalStore.Run run = version == null ? runToValidate(opened, name) : opened.newRun(name);
        Evaluation compact = result.evaluation();
        byte[] rows = result.predictions() == null ? null : result.predictions().toBytes();
        if (rows != null) {
            compact = compact.withPredictions(run.records().addPredictions(rows));
        }
        EvaluationRecord record = compact.toRecord(run.origin(), judged);
        Evaluated candidate = new Evaluated(record, () -> Optional.ofNullable(result.predictions()));
        RegisteredBaselines baselines = LocalRuns.baselines(opened, name, evaluation::profile);
        EvaluationRecord kept = record.withGates(new GateEvaluator(candidate, baselines).judge(parsed));
        run.records().add(kept);
        json.print(spec, kept, () -> text(kept, result.evaluation()));
        return kept.passed() ? ExitCode.FINE : ExitCode.NOT_PASSED;
    }

    private static String text(EvaluationRecord kept, Evaluation evaluation) {
        String metrics = EvaluationText.of(evaluation);
        return kept.gates().isEmpty() ? metrics : metrics + System.lineSeparator() + System.lineSeparator()
                + EvaluationText.verdicts(kept.gates());
    }

    /** {@code null} when the text names a model and no version of it. */
    private static ModelReference versionOf(String text) {
        return text.matches("[^@]+@.*|.+/\\d+") ? ModelReference.parse(text) : null;
    }

    private static int number(LocalStore opened, ModelReference version) throws IOException {
        if (!Files.isDirectory(opened.models())) {
            throw new InputException("There is no version " + version + ": no model is registered in this store yet.");
        }
        return ModelRegistry.open(opened.models(), new FolderArtifactStore(opened.artifacts())).resolve(version).number();
    }

    /** The model's latest run, unless it has registered its candidate already: what comes then is another candidate. */
    private static LocalStore.Run runToValidate(LocalStore opened, ModelName name) throws IOException {
        LocalStore.Run latest = opened.currentRun(name);
        boolean registered = latest.records().read().last(RegistrationRecord.class, name.full()) != null;
        return registered ? opened.newRun(name) : latest;
    }
}
