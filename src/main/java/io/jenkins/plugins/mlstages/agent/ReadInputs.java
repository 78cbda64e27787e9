package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.dataset.RecordedFiles;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.training.TrainingInputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Reads the input data of a training before it begins.
 *
 * @param options the {@link TrainingOptions} as JSON
 * @param recorded data that were recorded before and must not have changed since, each a {@link Dataset} as JSON
 */
public record ReadInputs(String options, ArrayList<String> recorded) implements AgentWork {
    @Override
    public TrainingInputs work(Path workspace) throws IOException {
        TrainingOptions given = Json.read(options, TrainingOptions.class);
        for (String dataset : recorded) {
            RecordedFiles.checkUnchanged(workspace, Json.read(dataset, Dataset.class));
        }
        return new TrainingReader(workspace).inputs(given.data());
    }
}
