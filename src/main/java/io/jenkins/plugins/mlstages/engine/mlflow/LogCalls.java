package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.tracking.DatasetUse;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Calls that add to a run. Each is kept whole or not at all, before it is answered. */
final class LogCalls {
    static final List<Route> ROUTES = List.of(
            new Route("POST", "runs/log-metric", LogCalls::metric),
            new Route("POST", "runs/log-parameter", LogCalls::param),
            new Route("POST", "runs/log-batch", LogCalls::batch),
            new Route("POST", "runs/set-tag", LogCalls::setTag),
            new Route("POST", "runs/delete-tag", LogCalls::deleteTag),
            new Route("POST", "runs/log-inputs", LogCalls::inputs),
            new Route("POST", "runs/log-model", LogCalls::model));

    private static final String MODEL_HISTORY_TAG = "mlflow.log-model.history";
    private static final int MAX_MODEL_HISTORY = 200_000;

    private LogCalls() {}

    private static ObjectNode metric(Session session, Arguments arguments) throws IOException {
        return log(session, arguments, List.of(metric(arguments)));
    }

    private static ObjectNode param(Session session, Arguments arguments) throws IOException {
        return log(session, arguments, List.of(param(arguments)));
    }

    private static ObjectNode setTag(Session session, Arguments arguments) throws IOException {
        return log(session, arguments, List.of(tag(arguments)));
    }

    private static ObjectNode deleteTag(Session session, Arguments arguments) throws IOException {
        TrackedRun run = Lookup.activeRun(session, arguments.runId());
        String key = arguments.required("key");
        if (!run.state().tags().containsKey(key)) {
            throw MlflowException.missing(
                    "No tag with name: " + Arguments.shorten(key) + " in run with id " + arguments.runId());
        }
        run.log(List.of(new RunChange.TagRemoved(key)));
        return Answers.empty();
    }

    private static ObjectNode batch(Session session, Arguments arguments) throws IOException {
        List<Arguments> metrics = arguments.objects("metrics", Limits.METRICS);
        List<Arguments> params = arguments.objects("params", Limits.PARAMS);
        List<Arguments> tags = arguments.objects("tags", Limits.TAGS);
        int all = metrics.size() + params.size() + tags.size();
        if (all > Limits.BATCH) {
            throw MlflowException.invalid("A batch logging request can contain at most " + Limits.BATCH
                    + " metrics, params, and tags. Got " + all + ". Please split them up across multiple requests.");
        }
        List<RunChange> changes = new ArrayList<>(all);
        Set<String> keys = new HashSet<>();
        for (Arguments param : params) {
            RunChange.Param change = param(param);
            if (!keys.add(change.key())) {
                throw MlflowException.invalid("Duplicate parameter keys have been submitted: ['" + change.key()
                        + "']. Please ensure the request contains only one param value per param key.");
            }
            changes.add(change);
        }
        metrics.forEach(metric -> changes.add(metric(metric)));
        tags.forEach(tag -> changes.add(tag(tag)));
        return log(session, arguments, changes);
    }

    private static ObjectNode log(Session session, Arguments arguments, List<RunChange> changes) throws IOException {
        TrackedRun run = Lookup.activeRun(session, arguments.runId());
        if (!changes.isEmpty()) {
            run.log(changes);
        }
        return Answers.empty();
    }

    private static RunChange metric(Arguments metric) {
        String key = Names.key(metric.required("key"));
        if (!metric.has("timestamp")) {
            throw MlflowException.invalid("Missing value for required parameter 'timestamp'.");
        }
        return RunChange.Metric.of(
                key,
                new MetricPoint(
                        metric.number("value"), RunCalls.time(metric, "timestamp", 0), metric.integer("step", 0)));
    }

    private static RunChange.Param param(Arguments param) {
        String key = Names.key(param.required("key"));
        String value = param.text("value", Limits.PARAM_VALUE);
        return new RunChange.Param(key, value == null ? "" : value);
    }

    private static RunChange tag(Arguments tag) {
        String key = Names.key(tag.required("key"));
        String value = tag.text("value", Limits.TAG_VALUE);
        if (key.equals(RunCalls.NAME_TAG)) {
            return new RunChange.Named(value == null || value.isEmpty() ? "run" : value);
        }
        return new RunChange.Tag(key, value == null ? "" : value);
    }

    private static ObjectNode inputs(Session session, Arguments arguments) throws IOException {
        List<RunChange> changes = new ArrayList<>();
        for (Arguments input : arguments.objects("datasets", Limits.DATASETS)) {
            Arguments dataset = input.object("dataset");
            changes.add(new RunChange.Input(new DatasetUse(
                    dataset.required("name", Limits.EXPERIMENT_NAME),
                    dataset.required("digest", Limits.KEY),
                    dataset.required("source_type", Limits.KEY),
                    dataset.required("source", Limits.DATASET_TEXT),
                    dataset.text("schema", Limits.DATASET_TEXT),
                    dataset.text("profile", Limits.DATASET_TEXT),
                    input.pairs("tags", Limits.TAGS, Limits.TAG_VALUE))));
        }
        return log(session, arguments, changes);
    }

    /** What MLflow keeps as a tag: the descriptions of all models that were saved among the run's artifacts. */
    private static ObjectNode model(Session session, Arguments arguments) throws IOException {
        TrackedRun run = Lookup.activeRun(session, arguments.runId());
        JsonNode model = Json.tree(arguments.required("model_json").getBytes(StandardCharsets.UTF_8), "model_json");
        if (!model.hasNonNull("artifact_path") || !model.hasNonNull("run_id")) {
            throw MlflowException.invalid("Malformed model info: 'artifact_path' and 'run_id' were expected.");
        }
        ArrayNode history = Json.mapper().createArrayNode();
        String before = run.state().tags().get(MODEL_HISTORY_TAG);
        if (before != null && Json.mapper().readTree(before) instanceof ArrayNode known) {
            history = known;
        }
        history.add(model);
        String text = Json.text(history);
        if (text.length() > MAX_MODEL_HISTORY) {
            throw MlflowException.invalid("The descriptions of the run's models have more than " + MAX_MODEL_HISTORY
                    + " characters, which is the limit.");
        }
        run.log(List.of(new RunChange.Tag(MODEL_HISTORY_TAG, text)));
        return Answers.empty();
    }
}
