package io.jenkins.plugins.mlstages.engine.tracking;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the lines of a run's log into its state. Not safe for threads. */
final class RunReplay {
    static final int MAX_POINTS = 2_000_000;
    static final int MAX_NAMES = 10_000;

    private final String id;
    private final Map<String, MetricSeries> metrics = new TreeMap<>();
    private final Map<String, String> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final List<DatasetUse> datasets = new ArrayList<>();
    private final Map<String, LoggedModel> models = new LinkedHashMap<>();
    private RunChange.Started started;
    private String name;
    private RunStatus status = RunStatus.RUNNING;
    private Long end;
    private boolean deleted;
    private int points;
    private int changes;

    RunReplay(String id) {
        this.id = id;
    }

    boolean isEmpty() {
        return started == null;
    }

    /**
     * @throws InputException when a change cannot be made; then none of them may be
     */
    void check(List<RunChange> changes) {
        Map<String, String> newParams = new LinkedHashMap<>();
        int newPoints = 0;
        for (RunChange change : changes) {
            if (change instanceof RunChange.Param param) {
                String before = newParams.getOrDefault(param.key(), params.get(param.key()));
                if (before != null && !before.equals(param.value())) {
                    throw new InputException("Changing param values is not allowed. Param with key='" + param.key()
                            + "' was already logged with value='" + before + "' for run ID='" + id
                            + "'. Attempted logging new value '" + param.value() + "'.");
                }
                newParams.put(param.key(), param.value());
            } else if (change instanceof RunChange.Metric metric) {
                newPoints++;
                checkRoom(metrics.containsKey(metric.key()) ? 0 : metrics.size() + 1, MAX_NAMES, "metrics");
            } else if (change instanceof RunChange.Tag tag) {
                checkRoom(tags.containsKey(tag.key()) ? 0 : tags.size() + 1, MAX_NAMES, "tags");
            }
        }
        newParams.keySet().removeAll(params.keySet());
        checkRoom(newParams.isEmpty() ? 0 : params.size() + newParams.size(), MAX_NAMES, "params");
        checkRoom(newPoints == 0 ? 0 : points + newPoints, MAX_POINTS, "metric values");
        checkRoom(datasets.size(), MAX_NAMES, "datasets");
        checkRoom(models.size(), MAX_NAMES, "models");
    }

    private void checkRoom(int wanted, int most, String what) {
        if (wanted > most) {
            throw new InputException(
                    "Run '" + id + "' would have more than " + most + " " + what + ", which is the limit.");
        }
    }

    void apply(RunChange change) {
        changes++;
        if (change instanceof RunChange.Started first) {
            started = first;
            name = first.name();
            tags.putAll(first.tags());
        } else if (change instanceof RunChange.Metric metric) {
            metrics.computeIfAbsent(metric.key(), k -> new MetricSeries()).add(metric.point());
            points++;
        } else if (change instanceof RunChange.Param param) {
            params.put(param.key(), param.value());
        } else if (change instanceof RunChange.Tag tag) {
            tags.put(tag.key(), tag.value());
        } else if (change instanceof RunChange.TagRemoved tag) {
            tags.remove(tag.key());
        } else if (change instanceof RunChange.Status now) {
            status = now.status();
            end = now.end();
        } else if (change instanceof RunChange.Named renamed) {
            name = renamed.name();
        } else if (change instanceof RunChange.Lifecycle lifecycle) {
            deleted = lifecycle.deleted();
        } else if (change instanceof RunChange.Input input) {
            datasets.removeIf(known -> known.name().equals(input.dataset().name())
                    && known.digest().equals(input.dataset().digest()));
            datasets.add(input.dataset());
        } else if (change instanceof RunChange.Model logged) {
            models.put(logged.model().id(), logged.model());
        }
    }

    RunState state() {
        Map<String, MetricPoint> latest = new TreeMap<>();
        metrics.forEach((key, series) -> latest.put(key, series.latest()));
        return new RunState(
                id,
                started.experiment(),
                name,
                started.user(),
                status,
                started.time(),
                end,
                deleted,
                params,
                latest,
                tags,
                datasets,
                List.copyOf(models.values()),
                changes == 1);
    }

    boolean isDeleted() {
        return deleted;
    }

    List<MetricPoint> history(String key) {
        MetricSeries series = metrics.get(key);
        return series == null ? List.of() : series.points();
    }

    Map<String, List<MetricPoint>> histories() {
        Map<String, List<MetricPoint>> all = new TreeMap<>();
        metrics.forEach((key, series) -> all.put(key, series.points()));
        return all;
    }
}
