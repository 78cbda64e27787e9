package io.jenkins.plugins.mlstages.modelpages;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** {@code /ml-models/}: all models that the reader may see, and the pages of each of them. */
@Extension
@ExportedBean
public final class ModelsRootAction implements RootAction {
    /** For {@code api/json}. */
    @Exported(inline = true)
    public List<ListedModel> getModels() throws IOException {
        return ListedModel.of("");
    }

    public ModelsApi getApi() {
        return new ModelsApi(this);
    }

    /** Shown to whoever may see models at the root; who sees those of a folder only gets there from the folder. */
    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(ModelPermissions.VIEW) ? ModelsPages.ICON : null;
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
