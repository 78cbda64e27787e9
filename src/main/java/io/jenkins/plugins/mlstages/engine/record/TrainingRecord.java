package io.jenkins.plugins.mlstages.engine.record;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a training was given and what came out.
 *
 * @param succeeded whether the block or command ended well
 * @param failure why it did not, {@code null} if it did
 * @param millis wall time of the block or command
 * @param parameters hyperparameters: text, numbers or truth values; nested names joined by a dot
 * @param metrics metrics that the training code reported
 * @param curves learning curves, {@code null} if none were given
 * @param datasets the data it was given
 * @param artifacts the files it made
 * @param tags what the training code says of itself besides; none in records of before there were any
 */
public record TrainingRecord(
        Origin origin,
        boolean succeeded,
        String failure,
        long millis,
        Map<String, Object> parameters,
        Map<String, Metric> metrics,
        LearningCurves curves,
        List<Dataset> datasets,
        List<FileRef> artifacts,
        Map<String, String> tags)
        implements StageRecord {
    public TrainingRecord {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        datasets = List.copyOf(datasets);
        artifacts = List.copyOf(artifacts);
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** A training whose code says nothing more of itself. */
    public TrainingRecord(
            Origin origin,
            boolean succeeded,
            String failure,
            long millis,
            Map<String, Object> parameters,
            Map<String, Metric> metrics,
            LearningCurves curves,
            List<Dataset> datasets,
            List<FileRef> artifacts) {
        this(origin, succeeded, failure, millis, parameters, metrics, curves, datasets, artifacts, Map.of());
    }

    /** The outcome in one sentence, with numbers. */
    public String sentence() {
        String time = String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        return succeeded
                ? String.format(
                        Locale.ROOT,
                        "Trained %s in %s: %d parameters, %d metrics, %d artifacts.",
                        origin.model(),
                        time,
                        parameters.size(),
                        metrics.size(),
                        artifacts.size())
                : "Training of " + origin.model() + " failed after " + time + ": " + failure;
    }
}
