package io.jenkins.plugins.mlstages.modelpages;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.rest.JsonBody;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Somebody at a page wants something about a model changed.
 *
 * @param name the model's
 * @param alias which one, {@code null} when it is not about an alias
 * @param number a version's, 0 when none was named
 * @param force do it whatever the version's gates said
 * @param comment why, {@code null} when nothing was said
 */
record ChangeWish(String name, String alias, int number, boolean force, String comment) {
    static ChangeWish of(StaplerRequest2 request) throws IOException {
        JsonNode wish = JsonBody.of(request);
        return new ChangeWish(
                wish.path("name").asText(null),
                wish.path("alias").asText(null),
                wish.path("number").asInt(0),
                wish.path("force").asBoolean(false),
                wish.path("comment").asText(null));
    }

    /**
     * @throws InputException when no model was named
     */
    String requiredName() {
        return required("name", name);
    }

    /**
     * @throws InputException when no alias was named
     */
    String requiredAlias() {
        return required("alias", alias);
    }

    private static String required(String key, String value) {
        if (value == null || value.isBlank()) {
            throw new InputException("The request lacks '" + key + "'.");
        }
        return value;
    }

    Change change() {
        return new Change(Jenkins.getAuthentication2().getName(), comment, null);
    }
}
