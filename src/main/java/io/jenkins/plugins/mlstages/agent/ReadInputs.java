package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.training.TrainingInputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the input data of a training before it begins.
 *
 * @param options the {@link TrainingOptions} as JSON
 */
public record ReadInputs(String options) implements AgentWork {
    @Override
    public TrainingInputs work(Path workspace) throws IOException {
        TrainingOptions given = Json.read(options, TrainingOptions.class);
        return new TrainingReader(workspace).inputs(given.data());
    }
}
