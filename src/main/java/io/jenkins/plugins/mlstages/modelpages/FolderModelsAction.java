package io.jenkins.plugins.mlstages.modelpages;

import hudson.model.Action;
import hudson.model.Item;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** {@code <folder>/ml-models/}: the models of a folder and below; their own pages are those of the root. */
@ExportedBean
public final class FolderModelsAction implements Action {
    private final Item folder;

    FolderModelsAction(Item folder) {
        this.folder = folder;
    }

    public Item getFolder() {
        return folder;
    }

    /** For {@code api/json}. */
    @Exported(inline = true)
    public List<ListedModel> getModels() throws IOException {
        return ListedModel.of(folder.getFullName());
    }

    public ModelListApi getApi() {
        return new ModelListApi(this, folder.getFullName());
    }

    /** Shown where there is a model that the reader may see, or where that cannot be told: the page then says why. */
    @Override
    public String getIconFileName() {
        try {
            return ModelListApi.visible().anyBelow(folder.getFullName()) ? ModelsPages.ICON : null;
        } catch (IOException cannotBeTold) {
            return ModelsPages.ICON;
        }
    }

    @Override
    public String getDisplayName() {
        return Messages.ModelsPages_DisplayName();
    }

    @Override
    public String getUrlName() {
        return ModelsPages.ADDRESS;
    }
}
