package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Page;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import io.jenkins.plugins.mlstages.engine.tracking.RunStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls about runs as a whole. */
final class RunCalls {
    static final String NAME_TAG = "mlflow.runName";

    static final List<Route> ROUTES = List.of(
            new Route("POST", "runs/create", RunCalls::create),
            new Route("GET", "runs/get", RunCalls::get),
            new Route("POST", "runs/update", RunCalls::update),
            new Route("POST", "runs/delete", (s, a) -> putAway(s, a, true)),
            new Route("POST", "runs/restore", (s, a) -> putAway(s, a, false)),
            new Route("POST", "runs/search", RunSearch::search),
            new Route("GET", "metrics/get-history", RunCalls::history),
            new Route("GET", "artifacts/list", RunCalls::artifacts));

    /** Without a page size a client expects everything; this much of it comes at once. */
    private static final int WHOLE_HISTORY = 250_000;

    private RunCalls() {}

    private static ObjectNode create(Session session, Arguments arguments) throws IOException {
        String asked = arguments.text("experiment_id", Limits.KEY);
        Experiment experiment = Lookup.experiment(session, asked == null || asked.isEmpty() ? "0" : asked);
        if (experiment.deleted()) {
            throw MlflowException.invalid(
                    "The experiment " + experiment.id() + " must be in the 'active' state. Current state is deleted.");
        }
        Map<String, String> tags = new TreeMap<>(arguments.pairs("tags", Limits.TAGS, Limits.TAG_VALUE));
        String tagged = tags.remove(NAME_TAG);
        String name = arguments.text("run_name", Limits.KEY);
        if (name == null || name.isEmpty()) {
            name = tagged;
        } else if (tagged != null && !tagged.equals(name)) {
            throw MlflowException.invalid("Both 'run_name' argument and 'mlflow.runName' tag are specified, but with"
                    + " different values (run_name='" + name + "', mlflow.runName='" + Arguments.shorten(tagged)
                    + "').");
        }
        String user = arguments.text("user_id", Limits.USER);
        RunChange.Started started = new RunChange.Started(
                experiment.id(),
                name == null || name.isEmpty() ? "run" : name,
                user == null || user.isEmpty() ? session.user() : user,
                time(arguments, "start_time", System.currentTimeMillis()),
                tags);
        return answer(session.tracking().create(started));
    }

    private static ObjectNode get(Session session, Arguments arguments) throws IOException {
        return answer(Lookup.run(session, arguments.runId()));
    }

    private static ObjectNode answer(TrackedRun run) throws IOException {
        ObjectNode answer = Answers.empty();
        answer.set("run", RunAnswers.run(run.state()));
        return answer;
    }

    private static ObjectNode update(Session session, Arguments arguments) throws IOException {
        TrackedRun run = Lookup.activeRun(session, arguments.runId());
        RunStatus status = arguments.constant("status", RunStatus.class, null);
        List<RunChange> changes = new ArrayList<>();
        String name = arguments.text("run_name", Limits.KEY);
        if (name != null && !name.isEmpty()) {
            changes.add(new RunChange.Named(name));
        }
        boolean ends = status != null && status.hasEnded();
        if (status != null || arguments.has("end_time")) {
            Long otherwise = ends ? (Long) System.currentTimeMillis() : null;
            Long end = arguments.has("end_time") ? (Long) time(arguments, "end_time", 0) : otherwise;
            changes.add(new RunChange.Status(status == null ? run.state().status() : status, end));
        }
        if (!changes.isEmpty()) {
            run.log(changes);
        }
        if (ends) {
            session.tracking().ended(run);
        }
        ObjectNode answer = Answers.empty();
        answer.set("run_info", RunAnswers.info(run.state()));
        return answer;
    }

    static long time(Arguments arguments, String name, long otherwise) {
        long time = arguments.integer(name, otherwise);
        if (time < 0) {
            throw MlflowException.invalid("Invalid value " + time + " for parameter '" + name
                    + "' supplied: a nonnegative number of milliseconds was expected.");
        }
        return time;
    }

    private static ObjectNode putAway(Session session, Arguments arguments, boolean deleted) throws IOException {
        TrackedRun run = Lookup.run(session, arguments.runId());
        if (run.state().deleted() != deleted) {
            run.log(List.of(new RunChange.Lifecycle(deleted)));
        }
        return Answers.empty();
    }

    private static ObjectNode history(Session session, Arguments arguments) throws IOException {
        TrackedRun run = Lookup.run(session, arguments.runId());
        String key = arguments.required("metric_key");
        Page<MetricPoint> page = Page.of(
                run.history(key),
                arguments.text("page_token"),
                arguments.has("max_results")
                        ? arguments.limit("max_results", Limits.HISTORY_PAGE, Limits.HISTORY_PAGE)
                        : WHOLE_HISTORY);
        ObjectNode answer = Answers.empty();
        ArrayNode metrics = answer.putArray("metrics");
        page.items().forEach(point -> metrics.add(RunAnswers.metric(key, point)));
        Answers.token(answer, page.nextToken());
        return answer;
    }

    private static ObjectNode artifacts(Session session, Arguments arguments) throws IOException {
        TrackedRun run = Lookup.run(session, arguments.runId());
        String path = arguments.text("path");
        ObjectNode answer = ArtifactProxy.list(run.files(), ArtifactPath.inside(path == null ? "" : path), false);
        RunState state = run.state();
        return answer.put(
                "root_uri",
                ArtifactPath.ofRun(state.experiment(), state.id(), "").uri());
    }
}
