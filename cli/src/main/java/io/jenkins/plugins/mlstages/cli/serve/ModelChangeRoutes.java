package io.jenkins.plugins.mlstages.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.Retirement;
import io.jenkins.plugins.mlstages.engine.view.RetirementView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

/** The changes that a page can make: moving aliases, retiring versions, freeing what nothing needs. */
final class ModelChangeRoutes {
    private static final String API = "/models/api/";
    private static final Set<String> CHANGES = Set.of("promote", "rollback", "archive", "restore", "delete", "free");

    private final StoreModels models;
    private final String crumb;

    ModelChangeRoutes(StoreModels models, String crumb) {
        this.models = models;
        this.crumb = crumb;
    }

    Answer answer(String path, Request request) throws IOException {
        String what = path.startsWith(API) ? path.substring(API.length()) : "";
        if (!CHANGES.contains(what)) {
            return Answer.error(405, "Only reading is possible at this address.").with("Allow", "GET, HEAD");
        }
        if (!request.method().equals("POST")) {
            return Answer.error(405, "A change is made by POST.").with("Allow", "POST");
        }
        if (request.crumb() == null
                || !MessageDigest.isEqual(request.crumb().getBytes(StandardCharsets.UTF_8), crumb.getBytes(StandardCharsets.UTF_8))) {
            return Answer.error(403, "The page is out of date: load it again and repeat the change.");
        }
        if (what.equals("free")) {
            return Answer.json(RetirementView.garbage(
                    models.registry().garbage(models.artifacts()).run(true, Instant.now())));
        }
        JsonNode wish = Json.tree(request.body(), "The request");
        RegisteredModel model = models.model(text(wish, "name"));
        Change change = new Change(System.getProperty("user.name", "unknown"), wish.path("comment").asText(null), null);
        int number = wish.path("number").asInt(0);
        return Answer.json(
                switch (what) {
                    case "promote" -> RetirementView.changed(model.promote(
                            new ModelReference(model.name(), number, null),
                            text(wish, "alias"),
                            wish.path("force").asBoolean(false),
                            change));
                    case "rollback" -> RetirementView.changed(model.rollback(text(wish, "alias"), number, change));
                    default -> RetirementView.perform(model, Retirement.of(what), number, change);
                });
    }

    private static String text(JsonNode wish, String key) {
        String value = wish.path(key).asText("");
        if (value.isBlank()) {
            throw new InputException("The request lacks '" + key + "'.");
        }
        return value;
    }
}
