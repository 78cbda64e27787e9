package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * All models of a registry.
 *
 * @param models by name
 * @param problems what cannot be read; the models named there are left out above, unless only a part of them is damaged
 */
public record ModelList(List<ModelSummary> models, List<Problem> problems) {
    /**
     * Something in the registry that is damaged or was written by a newer program.
     *
     * @param model name of the model, or of its folder when even that is not clear
     * @param sentence one sentence for the user
     */
    public record Problem(String model, String sentence) {}

    public ModelList {
        models = List.copyOf(models);
        problems = List.copyOf(problems);
    }
}
