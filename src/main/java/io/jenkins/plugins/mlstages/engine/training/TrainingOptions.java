package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * What was told of the data by somebody who is not believed: each must be one that was asked for, and its numbers become
     * those of its profile.
     *
     * @param known what was told of them before
     * @throws InputException in one sentence, when it is another or a second one, or a profile is none
     */
    public List<ProfiledDataset> checked(List<ProfiledDataset> told, List<Dataset> known) {
        List<DataInput> open = new ArrayList<>(data);
        known.forEach(dataset -> taken(open, dataset.name()));
        List<ProfiledDataset> checked = new ArrayList<>();
        for (ProfiledDataset one : told) {
            String name = one.dataset() == null ? null : one.dataset().name();
            DataInput asked = taken(open, name)
                    .orElseThrow(() ->
                            new InputException("The answer describes data that were not asked for, or data twice; "
                                    + data.stream().map(DataInput::name).collect(Collectors.joining("', '", "'", "'"))
                                    + " were expected, each once."));
            checked.add(new ProfiledDataset(
                    ProfiledDataset.checked(one, asked.name(), asked.target()).dataset(), one.profile()));
        }
        return checked;
    }

    private static Optional<DataInput> taken(List<DataInput> open, String name) {
        Optional<DataInput> found =
                open.stream().filter(input -> input.name().equals(name)).findFirst();
        found.ifPresent(open::remove);
        return found;
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
