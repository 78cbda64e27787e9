package io.jenkins.plugins.mlstages.engine.tracking;

import java.util.List;
import java.util.Map;

/**
 * A run at one moment.
 *
 * @param id unique, letters and digits
 * @param experiment id of the experiment that it belongs to
 * @param start milliseconds since 1970
 * @param end the same, {@code null} while it goes on
 * @param deleted whether somebody put it away; it can be restored
 * @param metrics the value of each metric that stands for it
 * @param untouched whether nobody has said anything of it since it began
 */
public record RunState(
        String id,
        String experiment,
        String name,
        String user,
        RunStatus status,
        long start,
        Long end,
        boolean deleted,
        Map<String, String> params,
        Map<String, MetricPoint> metrics,
        Map<String, String> tags,
        List<DatasetUse> datasets,
        List<LoggedModel> models,
        boolean untouched) {
    /** The tag by which clients tell the run that a run is nested in. */
    public static final String PARENT_TAG = "mlflow.parentRunId";

    public RunState {
        params = Map.copyOf(params);
        metrics = Map.copyOf(metrics);
        tags = Map.copyOf(tags);
        datasets = List.copyOf(datasets);
        models = List.copyOf(models);
    }
}
