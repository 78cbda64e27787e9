package io.jenkins.plugins.mlstages.engine.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a training is given and where it leaves its results; the one option holder of the step and of the command line.
 * Paths are relative to the workspace and may be patterns such as {@code out/*.csv}; {@code null} or empty means not given.
 *
 * @param data the input data
 * @param params parameters given directly
 * @param paramsFile JSON or YAML file with parameters
 * @param metrics JSON, YAML or CSV file with the metrics that the training code reports, or a folder {@code mlruns} that
 *     MLflow wrote
 * @param history CSV or JSON-lines file with learning curves: a {@code step} or {@code epoch} column, and metrics
 * @param artifacts the files that the training makes
 */
public record TrainingOptions(
        List<DataInput> data,
        Map<String, Object> params,
        String paramsFile,
        String metrics,
        String history,
        List<String> artifacts) {
    public TrainingOptions {
        data = List.copyOf(data);
        params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
        artifacts = List.copyOf(artifacts);
    }

    /** Whether the training is to leave files behind that are read. */
    public boolean asksForFiles() {
        return paramsFile != null || metrics != null || history != null || !artifacts.isEmpty();
    }

    /**
     * One named input.
     *
     * @param name the user's word for it
     * @param files a path or pattern
     * @param target name of the column to be predicted, or {@code null}
     */
    public record DataInput(String name, String files, String target) {}
}
