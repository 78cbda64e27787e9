package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.training.TrainingInputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import io.jenkins.plugins.mlstages.engine.training.TrainingOutputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads what a training left behind.
 *
 * @param options the {@link TrainingOptions} as JSON
 * @param missing names of the datasets that were not there before the training
 * @param clock see {@link TrainingInputs#clock}
 * @param failed whether the training failed: then only what it wrote itself counts, and nothing is required
 */
public record ReadTraining(String options, List<String> missing, long clock, boolean failed) implements AgentWork {
    @Override
    public TrainingOutputs work(Path workspace) throws IOException {
        TrainingOptions given = Json.read(options, TrainingOptions.class);
        TrainingInputs inputs = new TrainingInputs(List.of(), missing, clock);
        TrainingReader reader = new TrainingReader(workspace);
        return failed ? reader.remains(given, inputs) : reader.outputs(given, inputs);
    }
}
