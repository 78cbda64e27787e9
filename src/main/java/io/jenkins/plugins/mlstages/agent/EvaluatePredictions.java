package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.evaluation.AskedInterval;
import io.jenkins.plugins.mlstages.engine.evaluation.Evaluation;
import io.jenkins.plugins.mlstages.engine.evaluation.Evaluator;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.training.ReportedMetrics;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/**
 * Computes metrics from prediction files, reads reported ones, or both.
 *
 * @param predictions paths or patterns, empty if there are none
 * @param options the {@link EvaluationOptions} as JSON, {@code null} if there are no predictions
 * @param asked intervals that gates will ask for
 * @param metrics file with reported metrics, {@code null} if there is none
 */
public record EvaluatePredictions(
        ArrayList<String> predictions, String options, ArrayList<AskedInterval> asked, String metrics)
        implements AgentWork {
    /**
     * @param rows the kept form of the rows' predictions, {@code null} if they are not kept
     * @param commit Git commit of the workspace, {@code null} if there is none
     */
    public record Evaluated(Evaluation evaluation, byte[] rows, Commit commit) {}

    @Override
    public Evaluated work(Path workspace) throws IOException {
        if (predictions.isEmpty() && metrics == null) {
            throw new InputException(
                    "validateModel has nothing to judge: 'predictions', or 'metrics' that the training reported,"
                            + " was expected.");
        }
        Map<String, Metric> reported =
                metrics == null ? Map.of() : ReportedMetrics.read(workspace.resolve(metrics), metrics);
        Commit commit = new TrainingReader(workspace).commit();
        if (predictions.isEmpty()) {
            return new Evaluated(Evaluation.reported(reported), null, commit);
        }
        Evaluator.Result result = Evaluator.evaluate(
                workspace,
                predictions,
                Json.read(options, EvaluationOptions.class),
                asked,
                Runtime.getRuntime().availableProcessors());
        byte[] rows = result.predictions() == null ? null : result.predictions().toBytes();
        return new Evaluated(result.evaluation().with(reported), rows, commit);
    }
}
