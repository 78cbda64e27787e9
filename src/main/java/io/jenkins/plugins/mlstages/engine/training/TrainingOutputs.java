package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a training left behind, as read from its workspace; the part of a {@code TrainingRecord} that an agent makes.
 *
 * @param commit Git commit of the workspace, {@code null} if there is none
 * @param inputs the datasets that were not read before, with their profiles
 * @param notes what could not be read after a failed training, in sentences
 */
public record TrainingOutputs(
        Map<String, Object> parameters,
        Map<String, Metric> metrics,
        LearningCurves curves,
        List<FileRef> artifacts,
        List<ProfiledDataset> inputs,
        Commit commit,
        List<String> notes) {
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
                artifacts);
    }
}
