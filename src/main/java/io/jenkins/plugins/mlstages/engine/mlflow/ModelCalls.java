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
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Calls about registered models and their aliases. */
final class ModelCalls {
    static final List<Route> ROUTES = List.of(
            new Route("POST", "registered-models/create", ModelCalls::create),
            new Route("GET", "registered-models/get", ModelCalls::get),
            new Route("GET", "registered-models/search", ModelCalls::search),
            new Route("GET", "registered-models/list", ModelCalls::search),
            new Route("PATCH", "registered-models/update", ModelCalls::update),
            new Route("POST", "registered-models/rename", ModelCalls::rename),
            new Route("DELETE", "registered-models/delete", ModelCalls::delete),
            new Route("GET", "registered-models/get-latest-versions", ModelCalls::latest),
            new Route("POST", "registered-models/get-latest-versions", ModelCalls::latest),
            new Route("POST", "registered-models/set-tag", ModelCalls::setTag),
            new Route("DELETE", "registered-models/delete-tag", ModelCalls::deleteTag),
            new Route("POST", "registered-models/alias", ModelCalls::setAlias),
            new Route("DELETE", "registered-models/alias", ModelCalls::deleteAlias),
            new Route("GET", "registered-models/alias", ModelCalls::byAlias));

    private static final Vocabulary WORDS = new Vocabulary(
            Set.of(Field.Kind.TAG),
            Set.of("name"),
            Set.of("last_updated_timestamp"),
            Map.of("timestamp", "last_updated_timestamp"));
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1_000;

    private ModelCalls() {}

    private static ObjectNode create(Session session, Arguments arguments) throws IOException {
        String given = arguments.required("name");
        ModelName name = session.models().name(given);
        String description = arguments.text("description", Limits.DESCRIPTION);
        Map<String, String> tags = arguments.pairs("tags", Limits.TAGS, Limits.MODEL_TAG_VALUE);
        tags.keySet().forEach(ModelCalls::ownKey);
        checkFree(session, given, name);
        session.models().check(Permit.REGISTER, name);
        Optional<RegisteredModel> deleted = session.models().find(name);
        if (deleted.isPresent()) {
            ModelDeletion.revive(session, deleted.get(), description);
        }
        RegisteredModel model =
                deleted.isPresent() ? deleted.get() : session.models().create(name, description);
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            model.setTag(0, tag.getKey(), tag.getValue(), session.models().change());
        }
        return answer(session, model);
    }

    private static void checkFree(Session session, String given, ModelName name) throws IOException {
        if (Lookup.find(session, name).isPresent()) {
            throw new MlflowException(
                    MlflowError.RESOURCE_ALREADY_EXISTS, "Registered Model (name=" + given + ") already exists.");
        }
    }

    private static ObjectNode get(Session session, Arguments arguments) throws IOException {
        return answer(session, Lookup.model(session, arguments.required("name")));
    }

    private static ObjectNode answer(Session session, RegisteredModel model) throws IOException {
        ObjectNode answer = Answers.empty();
        answer.set("registered_model", ModelAnswers.model(session, model));
        return answer;
    }

    /** The model that a call names, for somebody who may do that with it. */
    private static RegisteredModel permitted(Session session, Arguments arguments, Permit permit) throws IOException {
        RegisteredModel model = Lookup.model(session, arguments.required("name"));
        session.models().check(permit, model.name());
        return model;
    }

    private static ObjectNode update(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = permitted(session, arguments, Permit.REGISTER);
        model.describe(
                0,
                arguments.text("description", Limits.DESCRIPTION),
                session.models().change());
        return answer(session, model);
    }

    private static ObjectNode rename(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = permitted(session, arguments, Permit.REGISTER);
        String given = arguments.required("new_name");
        ModelName name = session.models().name(given);
        checkFree(session, given, name);
        session.models().check(Permit.REGISTER, name);
        session.models().rename(model.name(), name);
        return answer(session, Lookup.model(session, given));
    }

    private static ObjectNode delete(Session session, Arguments arguments) throws IOException {
        ModelDeletion.delete(session, permitted(session, arguments, Permit.DELETE));
        return Answers.empty();
    }

    private static ObjectNode latest(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = Lookup.model(session, arguments.required("name"));
        List<Stage> stages = arguments.texts("stages", Limits.ORDER_BY).stream()
                .map(Stage::parse)
                .toList();
        ObjectNode answer = Answers.empty();
        ArrayNode versions = answer.putArray("model_versions");
        for (VersionState version : Stage.latest(model.state(), stages)) {
            versions.add(ModelAnswers.version(session, model, version));
        }
        return answer;
    }

    private static ObjectNode setTag(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = permitted(session, arguments, Permit.REGISTER);
        model.setTag(
                0,
                ownKey(arguments.required("key")),
                arguments.given("value", Limits.MODEL_TAG_VALUE),
                session.models().change());
        return Answers.empty();
    }

    private static ObjectNode deleteTag(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = permitted(session, arguments, Permit.REGISTER);
        String key = ownKey(arguments.required("key"));
        if (model.state().tags().containsKey(key)) {
            model.removeTag(0, key, session.models().change());
        }
        return Answers.empty();
    }

    private static String ownKey(String given) {
        String key = Names.key(given);
        if (key.equals(ModelDeletion.TAG)) {
            throw MlflowException.invalid("The tag '" + key + "' is set by deleting a model, not by itself.");
        }
        return key;
    }

    private static ObjectNode setAlias(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = permitted(session, arguments, Permit.PROMOTE);
        String alias = arguments.required("alias");
        VersionState version = Lookup.version(model, arguments.required("name"), arguments.required("version"));
        promote(session, model, version.number(), alias);
        return Answers.empty();
    }

    /** Moves an alias, unless one of the version's gates has not passed. */
    static void promote(Session session, RegisteredModel model, int number, String alias) throws IOException {
        ModelReference.checkAlias(alias);
        if (Boolean.FALSE.equals(model.state().version(number).gatesPassed())) {
            throw MlflowException.denied("Version " + model.name() + "/" + number + " does not become '" + alias
                    + "', since its gates have not passed: "
                    + String.join(
                            " ",
                            model.version(number).failedGates().stream()
                                    .map(gate -> gate.sentence())
                                    .toList()));
        }
        model.promote(
                new ModelReference(model.name(), number, null),
                alias,
                false,
                session.models().change());
    }

    private static ObjectNode deleteAlias(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = permitted(session, arguments, Permit.PROMOTE);
        String alias = arguments.required("alias");
        if (model.state().aliases().containsKey(alias)) {
            model.removeAlias(alias, session.models().change());
        }
        return Answers.empty();
    }

    private static ObjectNode byAlias(Session session, Arguments arguments) throws IOException {
        RegisteredModel model = Lookup.model(session, arguments.required("name"));
        String alias = arguments.required("alias");
        Integer number = model.state().aliases().get(alias);
        if (number == null) {
            throw MlflowException.invalid("Registered model alias " + Arguments.shorten(alias) + " not found.");
        }
        ObjectNode answer = Answers.empty();
        answer.set(
                "model_version",
                ModelAnswers.version(session, model, model.state().version(number)));
        return answer;
    }

    private static ObjectNode search(Session session, Arguments arguments) throws IOException {
        Filter filter = Filter.parse(arguments.text("filter", Limits.FILTER), WORDS);
        Comparator<Found> order = Ordering.parse(
                arguments.texts("order_by", Limits.ORDER_BY), WORDS, Comparator.comparing((Found f) -> f.shown()));
        List<Found> all = new ArrayList<>();
        for (ModelSummary summary : session.models().list()) {
            ModelName name = new ModelName(summary.model());
            if (filter.mayMatchName(session.models().shown(name))) {
                Readable.of(name.toString(), () -> found(session, summary, name))
                        .filter(filter::matches)
                        .ifPresent(all::add);
            }
        }
        all.sort(order);
        Page<Found> page = Page.of(all, arguments.text("page_token"), arguments.limit("max_results", PAGE, MAX_PAGE));
        ObjectNode answer = Answers.empty();
        ArrayNode models = answer.putArray("registered_models");
        for (Found found : page.items()) {
            Readable.of(found.shown(), () -> ModelAnswers.model(session, found.model()))
                    .ifPresent(models::add);
        }
        Answers.token(answer, page.nextToken());
        return answer;
    }

    /** @return {@code null} for a model that was deleted */
    private static Found found(Session session, ModelSummary summary, ModelName name) throws IOException {
        Optional<RegisteredModel> model = Lookup.find(session, name);
        return model.isEmpty()
                ? null
                : new Found(
                        session.models().shown(name),
                        summary,
                        model.get(),
                        model.get().state().tags());
    }

    private record Found(String shown, ModelSummary summary, RegisteredModel model, Map<String, String> tags)
            implements Searchable {
        @Override
        public Double number(Field field) {
            return field.kind() == Field.Kind.ATTRIBUTE && !field.key().equals("name")
                    ? (Double) (double) summary.changed().toEpochMilli()
                    : null;
        }

        @Override
        public List<String> texts(Field field) {
            return field.kind() == Field.Kind.TAG
                    ? Stream.ofNullable(tags.get(field.key())).toList()
                    : List.of(shown);
        }
    }
}
