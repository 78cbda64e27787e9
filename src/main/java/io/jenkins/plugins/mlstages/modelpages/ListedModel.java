package io.jenkins.plugins.mlstages.modelpages;

import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A model in core's {@code api/json}. */
@ExportedBean
public final class ListedModel {
    private final ModelSummary model;

    private ListedModel(ModelSummary model) {
        this.model = model;
    }

    /** Those of a folder and below that the reader may see. */
    static List<ListedModel> of(String folder) throws IOException {
        return ModelListApi.list(folder).models().stream().map(ListedModel::new).toList();
    }

    @Exported
    public String getName() {
        return model.model();
    }

    /** Number of the newest version. */
    @Exported
    public Integer getLatest() {
        return model.latest();
    }

    /** Number of a version by alias. */
    @Exported
    public Map<String, Integer> getAliases() {
        return model.aliases();
    }

    /** Number of a version by the environment that it was deployed to. */
    @Exported
    public Map<String, Integer> getEnvironments() {
        return model.environments();
    }
}
