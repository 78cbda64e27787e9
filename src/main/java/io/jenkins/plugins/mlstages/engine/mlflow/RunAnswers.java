package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.tracking.DatasetUse;
import io.jenkins.plugins.mlstages.engine.tracking.LoggedModel;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.util.TreeMap;

/** A run in the form of MLflow's protocol. */
final class RunAnswers {
    private RunAnswers() {}

    static ObjectNode run(RunState run) {
        ObjectNode answer = Answers.empty();
        answer.set("info", info(run));
        ObjectNode data = answer.putObject("data");
        ArrayNode metrics = data.putArray("metrics");
        new TreeMap<>(run.metrics()).forEach((key, point) -> metrics.add(metric(key, point)));
        Answers.pairs(data, "params", run.params());
        Answers.pairs(data, "tags", tags(run));
        ObjectNode inputs = answer.putObject("inputs");
        ArrayNode datasets = inputs.putArray("dataset_inputs");
        run.datasets().forEach(dataset -> datasets.add(dataset(dataset)));
        if (!run.models().isEmpty()) {
            ArrayNode outputs = answer.putObject("outputs").putArray("model_outputs");
            for (LoggedModel model : run.models()) {
                outputs.addObject().put("model_id", model.id()).put("step", 0);
            }
        }
        return answer;
    }

    static ObjectNode info(RunState run) {
        ObjectNode info = Answers.empty()
                .put("run_id", run.id())
                .put("run_uuid", run.id())
                .put("run_name", run.name())
                .put("experiment_id", run.experiment())
                .put("user_id", run.user())
                .put("status", run.status().name())
                .put("start_time", run.start())
                .put(
                        "artifact_uri",
                        ArtifactPath.ofRun(run.experiment(), run.id(), "").uri())
                .put("lifecycle_stage", Answers.stage(run.deleted()));
        if (run.end() != null) {
            info.put("end_time", run.end());
        }
        return info;
    }

    /** Clients read the name from a tag, too. */
    private static TreeMap<String, String> tags(RunState run) {
        TreeMap<String, String> tags = new TreeMap<>(run.tags());
        tags.put(RunCalls.NAME_TAG, run.name());
        return tags;
    }

    static ObjectNode metric(String key, MetricPoint point) {
        ObjectNode metric = Answers.empty().put("key", key);
        Answers.number(metric, "value", point.value());
        return metric.put("timestamp", point.timestamp()).put("step", point.step());
    }

    private static ObjectNode dataset(DatasetUse use) {
        ObjectNode input = Answers.empty();
        Answers.pairs(input, "tags", use.tags());
        ObjectNode dataset = input.putObject("dataset")
                .put("name", use.name())
                .put("digest", use.digest())
                .put("source_type", use.sourceType())
                .put("source", use.source());
        if (use.schema() != null) {
            dataset.put("schema", use.schema());
        }
        if (use.profile() != null) {
            dataset.put("profile", use.profile());
        }
        return input;
    }
}
