package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Page;
import io.jenkins.plugins.mlstages.engine.tracking.LoggedModel;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls of MLflow 3 about models that a run saves: {@code log_model} makes one, sends its files and finishes it. Its files are
 * artifacts of the run under the model's name, where clients before MLflow 3 put and look for them, too.
 */
final class LoggedModelCalls {
    static final List<Route> ROUTES = List.of(
            new Route("POST", "logged-models", LoggedModelCalls::create),
            new Route("POST", "logged-models/search", LoggedModelCalls::search),
            new Route("GET", "logged-models/{model_id}", LoggedModelCalls::get),
            new Route("PATCH", "logged-models/{model_id}", LoggedModelCalls::finish),
            new Route("POST", "logged-models/{model_id}/params", LoggedModelCalls::params),
            new Route("PATCH", "logged-models/{model_id}/tags", LoggedModelCalls::tags),
            new Route("DELETE", "logged-models/{model_id}/tags/{tag_key}", LoggedModelCalls::deleteTag),
            new Route("GET", "logged-models/{model_id}/artifacts/directories", LoggedModelCalls::artifacts),
            new Route("POST", "runs/outputs", LoggedModelCalls::outputs));

    private static final Set<String> ENDS = Set.of("LOGGED_MODEL_READY", "LOGGED_MODEL_UPLOAD_FAILED");
    private static final int MAX_FOUND = 100;

    private LoggedModelCalls() {}

    /** A model and the run that saved it. */
    record Found(TrackedRun run, LoggedModel model) {}

    private static ObjectNode create(Session session, Arguments arguments) throws IOException {
        TrackedRun run = sourceRun(session, arguments);
        RunState state = run.state();
        String id = LoggedModelId.next(state);
        String name = arguments.text("name", Limits.KEY);
        String folder = ArtifactPath.inside(name == null || name.isEmpty() ? id : name);
        boolean taken = state.models().stream().anyMatch(model -> model.path().equals(folder));
        long now = System.currentTimeMillis();
        LoggedModel model = new LoggedModel(
                id,
                name == null ? "" : name,
                taken ? folder + "-" + id : folder,
                arguments.text("model_type", Limits.KEY),
                "LOGGED_MODEL_PENDING",
                now,
                now,
                arguments.pairs("params", Limits.PARAMS, Limits.PARAM_VALUE),
                arguments.pairs("tags", Limits.TAGS, Limits.TAG_VALUE));
        run.log(List.of(new RunChange.Model(model)));
        return answer(new Found(run, model));
    }

    private static TrackedRun sourceRun(Session session, Arguments arguments) throws IOException {
        if (arguments.text("source_run_id") == null
                || arguments.text("source_run_id").isEmpty()) {
            throw MlflowException.invalid(
                    "A model is saved within a run here: call it inside of mlflow.start_run(), so that 'source_run_id' is sent.");
        }
        return Lookup.activeRun(session, arguments.required("source_run_id"));
    }

    private static ObjectNode get(Session session, Arguments arguments) throws IOException {
        return answer(find(session, arguments.required("model_id")));
    }

    static Found find(Session session, String id) throws IOException {
        String owner = LoggedModelId.run(id);
        TrackedRun run = owner == null ? null : session.tracking().run(owner).orElse(null);
        if (run != null) {
            for (LoggedModel model : run.state().models()) {
                if (model.id().equals(id)) {
                    return new Found(run, model);
                }
            }
        }
        throw MlflowException.missing("Logged model with ID '" + Arguments.shorten(id) + "' not found.");
    }

    private static ObjectNode finish(Session session, Arguments arguments) throws IOException {
        String status = arguments.required("status");
        if (!ENDS.contains(status)) {
            throw MlflowException.invalid("Invalid model status: '" + Arguments.shorten(status)
                    + "'. Expected statuses are: " + String.join(", ", ENDS) + ".");
        }
        Found found = find(session, arguments.required("model_id"));
        return change(found, status, found.model().params(), found.model().tags());
    }

    private static ObjectNode params(Session session, Arguments arguments) throws IOException {
        Found found = find(session, arguments.required("model_id"));
        Map<String, String> params = new TreeMap<>(found.model().params());
        params.putAll(arguments.pairs("params", Limits.PARAMS, Limits.PARAM_VALUE));
        return change(found, found.model().status(), params, found.model().tags());
    }

    private static ObjectNode tags(Session session, Arguments arguments) throws IOException {
        Found found = find(session, arguments.required("model_id"));
        Map<String, String> tags = new TreeMap<>(found.model().tags());
        tags.putAll(arguments.pairs("tags", Limits.TAGS, Limits.TAG_VALUE));
        return change(found, found.model().status(), found.model().params(), tags);
    }

    private static ObjectNode deleteTag(Session session, Arguments arguments) throws IOException {
        Found found = find(session, arguments.required("model_id"));
        Map<String, String> tags = new TreeMap<>(found.model().tags());
        if (tags.remove(arguments.required("tag_key")) == null) {
            throw MlflowException.missing(
                    "No tag with key '" + Arguments.shorten(arguments.required("tag_key")) + "' found.");
        }
        return change(found, found.model().status(), found.model().params(), tags);
    }

    private static ObjectNode change(Found found, String status, Map<String, String> params, Map<String, String> tags)
            throws IOException {
        LoggedModel changed = found.model().with(status, params, tags, System.currentTimeMillis());
        found.run().log(List.of(new RunChange.Model(changed)));
        return answer(new Found(found.run(), changed));
    }

    private static ObjectNode search(Session session, Arguments arguments) throws IOException {
        List<Found> all = new ArrayList<>();
        for (TrackedRun run : session.tracking().runs(arguments.texts("experiment_ids", Limits.EXPERIMENTS_ASKED))) {
            run.state().models().forEach(model -> all.add(new Found(run, model)));
        }
        if (arguments.has("filter") && !arguments.text("filter").isBlank()) {
            throw MlflowException.invalid("Logged models cannot be filtered here; they are searched by experiment.");
        }
        all.sort((a, b) -> Long.compare(b.model().created(), a.model().created()));
        Page<Found> page =
                Page.of(all, arguments.text("page_token"), arguments.limit("max_results", MAX_FOUND, Limits.RUNS_PAGE));
        ObjectNode answer = Answers.empty();
        ArrayNode models = answer.putArray("models");
        for (Found found : page.items()) {
            models.add(tree(found));
        }
        Answers.token(answer, page.nextToken());
        return answer;
    }

    private static ObjectNode artifacts(Session session, Arguments arguments) throws IOException {
        Found found = find(session, arguments.required("model_id"));
        String below = arguments.text("artifact_directory_path");
        String folder =
                found.model().path() + (below == null || below.isEmpty() ? "" : "/" + ArtifactPath.inside(below));
        ObjectNode answer = ArtifactProxy.list(found.run().files(), folder, false);
        for (var file : answer.withArray("files")) {
            String path = file.path("path").asText();
            ((ObjectNode) file).put("path", path.substring(found.model().path().length() + 1));
        }
        return answer.put("root_uri", uri(found));
    }

    /** Which models a run made is known already from their source. */
    private static ObjectNode outputs(Session session, Arguments arguments) throws IOException {
        Lookup.activeRun(session, arguments.runId());
        for (Arguments output : arguments.objects("models", Limits.DATASETS)) {
            find(session, output.required("model_id"));
        }
        return Answers.empty();
    }

    private static ObjectNode answer(Found found) throws IOException {
        ObjectNode answer = Answers.empty();
        answer.set("model", tree(found));
        return answer;
    }

    private static ObjectNode tree(Found found) throws IOException {
        RunState run = found.run().state();
        LoggedModel model = found.model();
        ObjectNode tree = Answers.empty();
        ObjectNode info = tree.putObject("info")
                .put("model_id", model.id())
                .put("experiment_id", run.experiment())
                .put("name", model.name())
                .put("creation_timestamp_ms", model.created())
                .put("last_updated_timestamp_ms", model.changed())
                .put("artifact_uri", uri(found))
                .put("status", model.status())
                .put("source_run_id", run.id());
        if (model.type() != null) {
            info.put("model_type", model.type());
        }
        Answers.pairs(info, "tags", model.tags());
        ObjectNode data = tree.putObject("data");
        Answers.pairs(data, "params", model.params());
        return tree;
    }

    private static String uri(Found found) throws IOException {
        RunState run = found.run().state();
        return ArtifactPath.ofRun(run.experiment(), run.id(), found.model().path())
                .uri();
    }
}
