package io.jenkins.plugins.mlstages.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The registry as somebody sees it: what may not be read is not there, and no sentence speaks of it.
 *
 * @param access who looks
 */
public record VisibleModels(ModelAccess access) {
    /** The model of this name, or the one that had it before it was renamed. */
    public Optional<RegisteredModel> find(ModelName name) throws IOException {
        return Models.registry().find(name).filter(model -> access.mayRead(model.name()));
    }

    /**
     * @throws InputException when there is no such model that may be read
     */
    public RegisteredModel model(ModelName name) throws IOException {
        Optional<RegisteredModel> model = find(name);
        if (model.isEmpty()) {
            String others =
                    list().models().stream().map(ModelSummary::model).limit(10).collect(Collectors.joining(", "));
            throw new InputException("There is no model '" + name + "'"
                    + (others.isEmpty()
                            ? ", nor any other that may be read from here."
                            : "; there are: " + others + "."));
        }
        return model.get();
    }

    /** All that may be read; what is damaged is for those who may read it too. */
    public ModelList list() throws IOException {
        ModelList all = Models.list();
        Map<String, Boolean> folders = new HashMap<>();
        List<ModelSummary> models = all.models().stream()
                .filter(summary -> mayRead(summary.model(), folders))
                .toList();
        List<ModelList.Problem> problems = all.problems().stream()
                .filter(problem -> mayRead(problem.model(), folders))
                .toList();
        return new ModelList(models, problems);
    }

    /** Whether there is a model in a folder or below that may be read, be it damaged; cheap enough for each page of a folder. */
    public boolean anyBelow(String folder) throws IOException {
        Map<String, Boolean> folders = new HashMap<>();
        return Models.registry().below(folder).stream().anyMatch(model -> mayRead(model.full(), folders));
    }

    /** What has no name of a model any more may be anybody's, so it is for administrators. */
    private boolean mayRead(String model, Map<String, Boolean> folders) {
        try {
            ModelName name = new ModelName(model);
            return folders.computeIfAbsent(name.folder(), f -> access.mayRead(name));
        } catch (InputException noName) {
            return access.isAdministrator();
        }
    }
}
