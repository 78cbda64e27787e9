package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.mlflow.ModelStore.Permit;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Field;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Filter;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Ordering;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Page;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Searchable;
import io.jenkins.plugins.mlstages.engine.mlflow.search.Vocabulary;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls about the versions of registered models. */
final class VersionCalls {
    static final List<Route> ROUTES = List.of(
            new Route("POST", "model-versions/create", VersionCalls::create),
            new Route("GET", "model-versions/get", VersionCalls::get),
            new Route("GET", "model-versions/search", VersionCalls::search),
            new Route("GET", "model-versions/get-download-uri", VersionCalls::downloadUri),
            new Route("PATCH", "model-versions/update", VersionCalls::update),
            new Route("POST", "model-versions/transition-stage", VersionCalls::transition),
            new Route("DELETE", "model-versions/delete", VersionCalls::delete),
            new Route("POST", "model-versions/set-tag", VersionCalls::setTag),
            new Route("DELETE", "model-versions/delete-tag", VersionCalls::deleteTag));

    private static final Vocabulary WORDS = new Vocabulary(
            Set.of(Field.Kind.TAG),
            Set.of("name", "run_id", "source_path"),
            Set.of("version_number", "creation_timestamp", "last_updated_timestamp"),
            Map.of("version", "version_number", "timestamp", "last_updated_timestamp", "source", "source_path"));
    private static final Pattern LOGGED_MODEL = Pattern.compile("models:/+(m-[^/]+)/?");
    private static final int PAGE = 10_000;
    private static final int MAX_PAGE = 200_000;
    private static final int MAX_SOURCE = 2_000;

    private VersionCalls() {}

    private record Target(RegisteredModel model, VersionState version) {
        int number() {
            return version.number();
        }
    }

    private static Target target(Session session, Arguments arguments) throws IOException {
        String name = arguments.required("name");
        RegisteredModel model = Lookup.model(session, name);
        return new Target(model, Lookup.version(model, name, arguments.required("version")));
    }

    private static Target permitted(Session session, Arguments arguments, Permit permit) throws IOException {
        Target target = target(session, arguments);
        session.models().check(permit, target.model().name());
        return target;
    }

    private static ObjectNode create(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = Lookup.model(session, arguments.required("name"));
        session.models().check(Permit.REGISTER, model.name());
        String source = arguments.required("source", MAX_SOURCE);
        Map<String, String> tags = new TreeMap<>(arguments.pairs("tags", Limits.TAGS, Limits.MODEL_TAG_VALUE));
        Matcher logged = LOGGED_MODEL.matcher(source);
        TrackedRun run;
        String path;
        if (logged.matches()) {
            LoggedModelCalls.Found found = LoggedModelCalls.find(session, logged.group(1));
            run = found.run();
            path = found.model().path();
        } else {
            ArtifactPath at = ArtifactPath.ofSource(source);
            if (at.run() == null) {
                throw MlflowException.invalid("Invalid model version source: '" + Arguments.shorten(source)
                        + "' is a version already; promote that one, or register the files of a run.");
            }
            run = Lookup.run(session, at.run());
            path = at.path();
        }
        tags.put(ModelAnswers.SOURCE_TAG, source);
        tags.put(ModelAnswers.RUN_TAG, run.state().id());
        ModelVersion version = session.models()
                .register(new ModelStore.NewVersion(
                        model.name(), run, path, tags, arguments.text("description", Limits.DESCRIPTION)));
        return answer(session, model, model.state().version(version.number()));
    }

    private static ObjectNode get(Session session, Arguments arguments) throws IOException {
        Target target = target(session, arguments);
        return answer(session, target.model(), target.version());
    }

    private static ObjectNode answer(Session session, RegisteredModel model, VersionState version) throws IOException {
        ObjectNode answer = Answers.empty();
        answer.set("model_version", ModelAnswers.version(session, model, version));
        return answer;
    }

    private static ObjectNode downloadUri(Session session, Arguments arguments) throws IOException {
        Target target = target(session, arguments);
        return Answers.empty()
                .put(
                        "artifact_uri",
                        ModelAnswers.downloadUri(
                                session.models().shown(target.model().name()), target.number()));
    }

    private static ObjectNode update(Session session, Arguments arguments) throws IOException {
        Target target = permitted(session, arguments, Permit.REGISTER);
        target.model()
                .describe(
                        target.number(),
                        arguments.text("description", Limits.DESCRIPTION),
                        session.models().change());
        return answer(session, target.model(), target.model().state().version(target.number()));
    }

    private static ObjectNode transition(Session session, Arguments arguments) throws IOException {
        Stage stage = Stage.parse(arguments.required("stage"));
        Target target = permitted(session, arguments, stage == Stage.ARCHIVED ? Permit.DELETE : Permit.PROMOTE);
        RegisteredModel model = target.model();
        boolean archived = target.version().status() == VersionState.Status.ARCHIVED;
        if (stage == Stage.ARCHIVED) {
            if (!archived) {
                archive(session, target);
            }
            return answer(session, model, model.state().version(target.number()));
        }
        if (archived) {
            session.models().check(Permit.DELETE, model.name());
            model.restore(target.number(), session.models().change());
        }
        if (stage == Stage.STAGING || stage == Stage.PRODUCTION) {
            ModelCalls.promote(session, model, target.number(), stage.alias());
        }
        for (Stage left : List.of(Stage.STAGING, Stage.PRODUCTION)) {
            if (left != stage && target.version().aliases().contains(left.alias())) {
                model.removeAlias(left.alias(), session.models().change());
            }
        }
        return answer(session, model, model.state().version(target.number()));
    }

    /**
     * The aliases of stages that the version has go with it, which is a change of theirs. One that it gets after that was asked
     * for stays, and the version is not archived.
     */
    private static void archive(Session session, Target target) throws IOException {
        Set<String> leaving = new TreeSet<>(target.version().aliases());
        leaving.retainAll(Set.of(Stage.STAGING.alias(), Stage.PRODUCTION.alias()));
        if (!leaving.isEmpty()) {
            session.models().check(Permit.PROMOTE, target.model().name());
        }
        target.model().archive(target.number(), leaving, session.models().change());
    }

    private static ObjectNode delete(Session session, Arguments arguments) throws IOException {
        Target target = permitted(session, arguments, Permit.DELETE);
        target.model().delete(target.number(), session.models().change());
        return Answers.empty();
    }

    private static ObjectNode setTag(Session session, Arguments arguments) throws IOException {
        Target target = permitted(session, arguments, Permit.REGISTER);
        target.model()
                .setTag(
                        target.number(),
                        Names.key(arguments.required("key")),
                        arguments.given("value", Limits.MODEL_TAG_VALUE),
                        session.models().change());
        return Answers.empty();
    }

    private static ObjectNode deleteTag(Session session, Arguments arguments) throws IOException {
        Target target = permitted(session, arguments, Permit.REGISTER);
        String key = arguments.required("key");
        if (target.version().tags().containsKey(key)) {
            target.model().removeTag(target.number(), key, session.models().change());
        }
        return Answers.empty();
    }

    private static ObjectNode search(Session session, Arguments arguments) throws IOException {
        Filter filter = Filter.parse(arguments.text("filter", Limits.FILTER), WORDS);
        Comparator<Found> order = Ordering.parse(
                arguments.texts("order_by", Limits.ORDER_BY),
                WORDS,
                Comparator.comparing((Found f) ->
                                -f.answer().path("last_updated_timestamp").asLong())
                        .thenComparing(f -> f.answer().path("name").asText())
                        .thenComparing(f -> -f.answer().path("version").asInt()));
        List<Found> all = new ArrayList<>();
        for (ModelSummary summary : session.models().list()) {
            ModelName name = new ModelName(summary.model());
            if (filter.mayMatchName(session.models().shown(name))) {
                Readable.of(name.toString(), () -> found(session, name, filter)).ifPresent(all::addAll);
            }
        }
        all.sort(order);
        Page<Found> page = Page.of(all, arguments.text("page_token"), arguments.limit("max_results", PAGE, MAX_PAGE));
        ObjectNode answer = Answers.empty();
        ArrayNode versions = answer.putArray("model_versions");
        page.items().forEach(found -> versions.add(found.answer()));
        Answers.token(answer, page.nextToken());
        return answer;
    }

    private static List<Found> found(Session session, ModelName name, Filter filter) throws IOException {
        Optional<RegisteredModel> model = Lookup.find(session, name);
        List<Found> found = new ArrayList<>();
        if (model.isPresent()) {
            for (VersionState version : model.get().state().versions()) {
                if (version.status() != VersionState.Status.DELETED) {
                    Readable.of(
                                    name + "/" + version.number(),
                                    () -> new Found(
                                            ModelAnswers.version(session, model.get(), version), version.tags()))
                            .filter(filter::matches)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private record Found(ObjectNode answer, Map<String, String> tags) implements Searchable {
        @Override
        public Double number(Field field) {
            return switch (field.key()) {
                case "version_number" -> answer.path("version").asDouble();
                case "creation_timestamp", "last_updated_timestamp" ->
                    answer.path(field.key()).asDouble();
                default -> null;
            };
        }

        @Override
        public List<String> texts(Field field) {
            if (field.kind() == Field.Kind.TAG) {
                return Stream.ofNullable(tags.get(field.key())).toList();
            }
            return List.of(answer.path(field.key().equals("source_path") ? "source" : field.key())
                    .asText());
        }
    }
}
