package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run's work on one model in a job's history: enough for trends and tables, so that these need no records.
 *
 * @param run number of the run in its job
 * @param time when its last stage ended
 * @param result the run's result in the words of its host ({@code SUCCESS}, {@code UNSTABLE}, ...), {@code null} if unknown
 * @param commit Git commit, {@code null} if there is none
 * @param repository see {@link Commit#repository}; {@code null} if unknown
 * @param trainedMillis wall time of the training, {@code null} if there was none
 * @param summary gates, drift and version
 * @param metrics by name: value, or value, low, high; a metric without a value is left out
 * @param stamp what the writer knew of the records when it made the line, to see later whether it is still true; may be {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryLine(
        int run,
        Instant time,
        String result,
        String commit,
        String repository,
        Long trainedMillis,
        RunSummary summary,
        Map<String, List<Double>> metrics,
        String stamp) {
    public HistoryLine {
        Map<String, List<Double>> sorted = new TreeMap<>();
        metrics.forEach((name, numbers) -> sorted.put(name, Collections.unmodifiableList(new ArrayList<>(numbers))));
        metrics = Collections.unmodifiableMap(sorted);
    }

    public String model() {
        return summary.model();
    }

    /** The commit with its repository; {@code null} if there is none. */
    public Commit source() {
        return commit == null ? null : new Commit(commit, repository);
    }

    /** {@code null} when the run has no such number. */
    public Double metric(String name) {
        List<Double> numbers = metrics.get(name);
        return numbers == null || numbers.isEmpty() ? null : numbers.get(0);
    }

    /** One line for each model that the run worked on. */
    public static List<HistoryLine> of(int run, RunRecords.Contents contents, String result, String stamp) {
        return contents.models().stream()
                .map(model -> of(run, contents, model, result, stamp))
                .toList();
    }

    private static HistoryLine of(int run, RunRecords.Contents contents, String model, String result, String stamp) {
        Map<String, List<Double>> metrics = new TreeMap<>();
        Origin last = null;
        for (StageRecord record : contents.records()) {
            if (!record.origin().model().equals(model)) {
                continue;
            }
            last = record.origin();
            if (record instanceof TrainingRecord training) {
                add(metrics, training.metrics());
            } else if (record instanceof EvaluationRecord evaluation) {
                add(metrics, evaluation.metrics());
            }
        }
        TrainingRecord training = contents.last(TrainingRecord.class, model);
        return new HistoryLine(
                run,
                last == null ? null : last.time(),
                result,
                last == null ? null : last.commit(),
                last == null ? null : last.repository(),
                training == null ? null : (Long) training.millis(),
                RunSummary.of(contents, model),
                metrics,
                stamp);
    }

    private static void add(Map<String, List<Double>> all, Map<String, Metric> metrics) {
        metrics.forEach((name, metric) -> {
            if (metric.value() != null) {
                all.put(
                        name,
                        metric.low() == null || metric.high() == null
                                ? List.of(metric.value())
                                : Arrays.asList(metric.value(), metric.low(), metric.high()));
            }
        });
    }
}
