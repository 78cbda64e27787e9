package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import java.time.Instant;
import java.util.function.Function;

/** The list of models. What costs a look into a model's log is asked for the rows of one page only. */
public final class ModelsView {
    private ModelsView() {}

    /**
     * How a model is, as far as that is known.
     *
     * @param gatesPassed of the version in production, or else of the newest; {@code null} when no gate was asked
     * @param driftDetected of the last drift check, {@code null} if there was none
     * @param driftShare of that check
     * @param driftTime of that check
     * @param registered when the newest version was registered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Health(
            Boolean gatesPassed, Boolean driftDetected, Double driftShare, Instant driftTime, Instant registered) {
        public static final Health UNKNOWN = new Health(null, null, null, null, null);
    }

    /**
     * @param list the models that the reader may see
     * @param health asked for the rows of the page
     */
    public static ObjectNode of(ModelList list, Paging paging, Function<String, Health> health) {
        ObjectNode view = ViewJson.start("models");
        Paging.Chosen<ModelSummary> chosen = paging.choose(list.models(), ModelsView::text, key(paging.sort()));
        chosen.describe(view, paging.offset());
        ArrayNode rows = view.putArray("models");
        for (ModelSummary model : chosen.rows()) {
            ObjectNode row = ViewJson.tree(model);
            row.set("health", ViewJson.tree(health.apply(model.model())));
            rows.add(row);
        }
        view.set("problems", ViewJson.tree(list.problems()));
        return view;
    }

    private static String text(ModelSummary model) {
        return model.model() + " " + String.join(" ", model.aliases().keySet()) + " "
                + String.join(" ", model.environments().keySet());
    }

    private static Function<ModelSummary, Comparable<?>> key(String sort) {
        return switch (sort == null ? "" : sort) {
            case "model" -> ModelSummary::model;
            case "latest" -> ModelSummary::latest;
            case "production" -> model -> model.aliases().get("production");
            case "changed" -> ModelSummary::changed;
            default -> null;
        };
    }
}
