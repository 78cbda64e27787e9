package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.evaluation.Evaluation;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ml-stages evaluate}: metrics of predictions; nothing is kept. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compute metrics with confidence intervals from predictions.",
        footer = {
            "%nExamples:",
            "  ml-stages evaluate --predictions predictions.csv --label label --score score",
            "  ml-stages evaluate --predictions 'out/*.parquet' --label price --prediction predicted --slice region"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    private EvaluationArguments evaluation;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (json.wanted()) {
            CompletableFuture.runAsync(() -> Json.prepare(Evaluation.class));
        }
        Evaluation found = evaluation.evaluate().evaluation();
        spec.commandLine().getOut().println(json.wanted() ? Json.prettyText(found) : EvaluationText.of(found));
        spec.commandLine().getOut().flush();
        return ExitCode.FINE;
    }
}
