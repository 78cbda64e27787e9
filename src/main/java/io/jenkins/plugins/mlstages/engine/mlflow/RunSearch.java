package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Field;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Filter;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Ordering;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Page;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Searchable;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Vocabulary;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code runs/search}: runs of experiments that match a filter, in an order, page by page. */
final class RunSearch {
    static final String DATASET_CONTEXT = "mlflow.data.context";

    private static final Vocabulary WORDS = new Vocabulary(
            Set.of(Field.Kind.METRIC, Field.Kind.PARAMETER, Field.Kind.TAG, Field.Kind.DATASET),
            Set.of("run_id", "run_name", "status", "user_id", "artifact_uri", "experiment_id", "lifecycle_stage"),
            Set.of("start_time", "end_time"),
            Map.of("created", "start_time", "Created", "start_time"));

    private RunSearch() {}

    static ObjectNode search(Session session, Arguments arguments) throws IOException {
        Filter filter = Filter.parse(arguments.text("filter", Limits.FILTER), WORDS);
        View view = arguments.constant("run_view_type", View.class, View.ACTIVE_ONLY);
        Comparator<Found> order = Ordering.parse(
                arguments.texts("order_by", Limits.ORDER_BY),
                WORDS,
                Comparator.comparing((Found f) -> -f.run().start())
                        .thenComparing(f -> f.run().id()));
        List<Found> found = new ArrayList<>();
        for (TrackedRun run : session.tracking().runs(arguments.texts("experiment_ids", Limits.EXPERIMENTS_ASKED))) {
            Found one = new Found(run.state());
            if (view.shows(one.run().deleted()) && filter.matches(one)) {
                found.add(one);
            }
        }
        found.sort(order);
        Page<Found> page =
                Page.of(found, arguments.text("page_token"), arguments.limit("max_results", 1_000, Limits.RUNS_PAGE));
        ObjectNode answer = Answers.empty();
        ArrayNode runs = answer.putArray("runs");
        page.items().forEach(f -> runs.add(RunAnswers.run(f.run())));
        Answers.token(answer, page.nextToken());
        return answer;
    }

    private record Found(RunState run) implements Searchable {
        @Override
        public Double number(Field field) {
            if (field.kind() == Field.Kind.METRIC) {
                MetricPoint point = run.metrics().get(field.key());
                return point == null ? null : (Double) point.value();
            }
            return switch (field.key()) {
                case "start_time" -> (double) run.start();
                case "end_time" -> run.end() == null ? null : (Double) (double) run.end();
                default -> null;
            };
        }

        @Override
        public List<String> texts(Field field) {
            return switch (field.kind()) {
                case PARAMETER ->
                    Stream.ofNullable(run.params().get(field.key())).toList();
                case TAG ->
                    field.key().equals(RunCalls.NAME_TAG)
                            ? List.of(run.name())
                            : Stream.ofNullable(run.tags().get(field.key())).toList();
                case DATASET ->
                    run.datasets().stream()
                            .flatMap(use -> Stream.ofNullable(
                                    switch (field.key()) {
                                        case "name" -> use.name();
                                        case "digest" -> use.digest();
                                        default -> use.tags().get(DATASET_CONTEXT);
                                    }))
                            .toList();
                default -> Stream.ofNullable(attribute(field.key())).toList();
            };
        }

        private String attribute(String key) {
            return switch (key) {
                case "run_id" -> run.id();
                case "run_name" -> run.name();
                case "status" -> run.status().name();
                case "user_id" -> run.user();
                case "artifact_uri" ->
                    ArtifactPath.ofRun(run.experiment(), run.id(), "").uri();
                case "experiment_id" -> run.experiment();
                case "lifecycle_stage" -> Answers.stage(run.deleted());
                default -> null;
            };
        }
    }
}
