package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Field;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Filter;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Ordering;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Page;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Searchable;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Vocabulary;
import io.jenkins.plugins.mlstages.engine.tracking.DatasetUse;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Calls about experiments. */
final class ExperimentCalls {
    static final List<Route> ROUTES = List.of(
            new Route("POST", "experiments/create", ExperimentCalls::create),
            new Route("GET", "experiments/get", ExperimentCalls::get),
            new Route("GET", "experiments/get-by-name", ExperimentCalls::getByName),
            new Route("POST", "experiments/search", ExperimentCalls::search),
            new Route("GET", "experiments/search", ExperimentCalls::search),
            new Route("GET", "experiments/list", ExperimentCalls::search),
            new Route("POST", "experiments/update", ExperimentCalls::update),
            new Route("POST", "experiments/delete", ExperimentCalls::delete),
            new Route("POST", "experiments/restore", ExperimentCalls::restore),
            new Route("POST", "experiments/set-experiment-tag", ExperimentCalls::setTag),
            new Route("POST", "experiments/search-datasets", ExperimentCalls::searchDatasets));

    private static final Vocabulary WORDS = new Vocabulary(
            Set.of(Field.Kind.TAG),
            Set.of("name", "experiment_id"),
            Set.of("creation_time", "last_update_time"),
            Map.of());

    private ExperimentCalls() {}

    private static ObjectNode create(Session session, Arguments arguments) throws IOException {
        String name = arguments.required("name", Limits.EXPERIMENT_NAME);
        Map<String, String> tags = arguments.pairs("tags", Limits.TAGS, Limits.TAG_VALUE);
        return Answers.empty()
                .put(
                        "experiment_id",
                        session.tracking().createExperiment(name, tags).id());
    }

    private static ObjectNode get(Session session, Arguments arguments) throws IOException {
        return answer(Lookup.experiment(session, arguments.required("experiment_id")));
    }

    private static ObjectNode getByName(Session session, Arguments arguments) throws IOException {
        String name = arguments.required("experiment_name", Limits.EXPERIMENT_NAME);
        return answer(session.tracking()
                .experimentNamed(name)
                .orElseThrow(() -> MlflowException.missing(
                        "Could not find experiment with name '" + Arguments.shorten(name) + "'")));
    }

    private static ObjectNode search(Session session, Arguments arguments) throws IOException {
        Filter filter = Filter.parse(arguments.text("filter", Limits.FILTER), WORDS);
        View view = arguments.constant("view_type", View.class, View.ACTIVE_ONLY);
        Comparator<Found> order = Ordering.parse(
                arguments.texts("order_by", Limits.ORDER_BY),
                WORDS,
                Comparator.comparing((Found f) -> -f.experiment().created())
                        .thenComparing(f -> f.experiment().id()));
        List<Found> found = session.tracking().experiments().stream()
                .filter(experiment -> view.shows(experiment.deleted()))
                .map(Found::new)
                .filter(filter::matches)
                .sorted(order)
                .toList();
        Page<Found> page =
                Page.of(found, arguments.text("page_token"), arguments.limit("max_results", 1_000, Limits.RUNS_PAGE));
        ObjectNode answer = Answers.empty();
        ArrayNode experiments = answer.putArray("experiments");
        page.items().forEach(f -> experiments.add(tree(f.experiment())));
        Answers.token(answer, page.nextToken());
        return answer;
    }

    private static ObjectNode update(Session session, Arguments arguments) throws IOException {
        Experiment experiment = Lookup.experiment(session, arguments.required("experiment_id"));
        String name = arguments.required("new_name", Limits.EXPERIMENT_NAME);
        session.tracking().changeExperiment(experiment.id(), e -> e.named(name, System.currentTimeMillis()));
        return Answers.empty();
    }

    private static ObjectNode delete(Session session, Arguments arguments) throws IOException {
        return putAway(session, arguments, true);
    }

    private static ObjectNode restore(Session session, Arguments arguments) throws IOException {
        return putAway(session, arguments, false);
    }

    private static ObjectNode putAway(Session session, Arguments arguments, boolean away) throws IOException {
        Experiment experiment = Lookup.experiment(session, arguments.required("experiment_id"));
        session.tracking().changeExperiment(experiment.id(), e -> e.deleted(away, System.currentTimeMillis()));
        return Answers.empty();
    }

    private static ObjectNode setTag(Session session, Arguments arguments) throws IOException {
        Experiment experiment = Lookup.experiment(session, arguments.required("experiment_id"));
        String key = Names.key(arguments.required("key"));
        String value = arguments.given("value", Limits.TAG_VALUE);
        session.tracking().changeExperiment(experiment.id(), e -> e.tagged(key, value, System.currentTimeMillis()));
        return Answers.empty();
    }

    private static ObjectNode searchDatasets(Session session, Arguments arguments) throws IOException {
        Map<List<String>, ObjectNode> summaries = new LinkedHashMap<>();
        for (TrackedRun run : session.tracking().runs(arguments.texts("experiment_ids", Limits.EXPERIMENTS_ASKED))) {
            String experiment = run.state().experiment();
            for (DatasetUse use : run.state().datasets()) {
                ObjectNode summary = Answers.empty()
                        .put("experiment_id", experiment)
                        .put("name", use.name())
                        .put("digest", use.digest());
                if (use.tags().containsKey(RunSearch.DATASET_CONTEXT)) {
                    summary.put("context", use.tags().get(RunSearch.DATASET_CONTEXT));
                }
                summaries.putIfAbsent(List.of(experiment, use.name(), use.digest()), summary);
            }
        }
        ObjectNode answer = Answers.empty();
        answer.putArray("dataset_summaries").addAll(summaries.values());
        return answer;
    }

    private static ObjectNode answer(Experiment experiment) {
        ObjectNode answer = Answers.empty();
        answer.set("experiment", tree(experiment));
        return answer;
    }

    private static ObjectNode tree(Experiment experiment) {
        ObjectNode tree = Answers.empty()
                .put("experiment_id", experiment.id())
                .put("name", experiment.name())
                .put("artifact_location", "mlflow-artifacts:/" + experiment.id())
                .put("lifecycle_stage", Answers.stage(experiment.deleted()))
                .put("creation_time", experiment.created())
                .put("last_update_time", experiment.changed());
        Answers.pairs(tree, "tags", experiment.tags());
        return tree;
    }

    private record Found(Experiment experiment) implements Searchable {
        @Override
        public Double number(Field field) {
            return switch (field.key()) {
                case "creation_time" -> (double) experiment.created();
                case "last_update_time" -> (double) experiment.changed();
                default -> null;
            };
        }

        @Override
        public List<String> texts(Field field) {
            if (field.kind() == Field.Kind.TAG) {
                return Stream.ofNullable(experiment.tags().get(field.key())).toList();
            }
            return List.of(field.key().equals("name") ? experiment.name() : experiment.id());
        }
    }
}
