package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.tracking.RunResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a training left behind, as read from its workspace; the part of a {@code TrainingRecord} that an agent makes.
 *
 * @param commit Git commit of the workspace, {@code null} if there is none
 * @param inputs the datasets that were not read before, with their profiles
 * @param notes what could not be read after a failed training, in sentences
 * @param tags what the training code says of itself besides
 */
public record TrainingOutputs(
        Map<String, Object> parameters,
        Map<String, Metric> metrics,
        LearningCurves curves,
        List<FileRef> artifacts,
        List<ProfiledDataset> inputs,
        Commit commit,
        List<String> notes,
        Map<String, String> tags) {
    public TrainingOutputs {
        inputs = List.copyOf(inputs);
    }

    /** What is known of a training whose workspace cannot be read: the parameters that were given directly. */
    public static TrainingOutputs unread(TrainingOptions options) {
        return new TrainingOutputs(options.params(), Map.of(), null, List.of(), List.of(), null, List.of(), Map.of());
    }

    /**
     * The same, held to the limits of what a training may say. Whoever reads a workspace does so, and so does who is told by
     * somebody else what was in it.
     *
     * @throws InputException in one sentence, when there are too many entries, a name is none or a parameter is no plain value
     */
    public TrainingOutputs checked() {
        checkNames("params", parameters.keySet());
        parameters.forEach(Parameters::check);
        checkNames("metrics", metrics.keySet());
        checkNames("tags", tags.keySet());
        if (curves != null) {
            checkNames("history", curves.series().keySet());
        }
        return this;
    }

    private static void checkNames(String what, Set<String> names) {
        StructuredFile.checkCount(names.size(), what);
        names.forEach(name -> StructuredFile.checkName(name, what));
    }

    /**
     * The same as told by somebody who is not believed: held to the limits, and with the data as their profiles describe them.
     *
     * @param known the data that were described before the training
     */
    public TrainingOutputs told(TrainingOptions asked, List<Dataset> known) {
        checked();
        return new TrainingOutputs(
                parameters, metrics, curves, artifacts, asked.checked(inputs, known), commit, notes, tags);
    }

    /** The same with what the training's code logged; what files say under the same name stands. */
    public TrainingOutputs and(RunResults logged, List<FileRef> loggedFiles) {
        Map<String, Object> allParameters = new TreeMap<>(logged.parameters());
        allParameters.putAll(parameters);
        Map<String, Metric> allMetrics = new TreeMap<>(logged.metrics());
        allMetrics.putAll(metrics);
        Map<String, FileRef> files = new LinkedHashMap<>();
        loggedFiles.forEach(file -> files.put(file.path(), file));
        artifacts.forEach(file -> files.put(file.path(), file));
        Map<String, String> allTags = new TreeMap<>(logged.tags());
        allTags.putAll(tags);
        return new TrainingOutputs(
                allParameters,
                allMetrics,
                curves == null ? logged.curves() : curves,
                List.copyOf(files.values()),
                inputs,
                commit,
                notes,
                allTags);
    }

    /**
     * The record.
     *
     * @param earlier the datasets that were read before the training
     * @param failure why the training failed, {@code null} if it did not
     */
    public TrainingRecord record(Origin origin, List<Dataset> earlier, long millis, String failure) {
        return new TrainingRecord(
                origin,
                failure == null,
                failure,
                millis,
                parameters,
                metrics,
                curves,
                Stream.concat(earlier.stream(), inputs.stream().map(ProfiledDataset::dataset))
                        .toList(),
                artifacts,
                tags);
    }
}
