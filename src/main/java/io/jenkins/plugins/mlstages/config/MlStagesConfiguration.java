package io.jenkins.plugins.mlstages.config;

import hudson.Extension;
import hudson.ExtensionList;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** The settings under "ML Stages" in the system configuration. */
@Extension
@Symbol("mlStages")
public final class MlStagesConfiguration extends GlobalConfiguration {
    private boolean modelsOfOtherFolders;

    public MlStagesConfiguration() {
        load();
    }

    public static MlStagesConfiguration get() {
        return ExtensionList.lookupSingleton(MlStagesConfiguration.class);
    }

    /** Whether jobs that run as Jenkins itself may change models of other folders than their own. */
    public boolean isModelsOfOtherFolders() {
        return modelsOfOtherFolders;
    }

    @DataBoundSetter
    public void setModelsOfOtherFolders(boolean modelsOfOtherFolders) {
        this.modelsOfOtherFolders = modelsOfOtherFolders;
        save();
    }
}
