package io.jenkins.plugins.mlstages.storage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** The controller's one model registry, in {@code $JENKINS_HOME/ml-stages/models}. */
@Extension
public final class Models {
    private ModelRegistry registry;

    public static ModelRegistry registry() throws IOException {
        return ExtensionList.lookupSingleton(Models.class).open();
    }

    private synchronized ModelRegistry open() throws IOException {
        if (registry == null) {
            Path folder = Jenkins.get().getRootDir().toPath().resolve("ml-stages").resolve("models");
            registry = ModelRegistry.open(folder, new BuildArtifactStore());
        }
        return registry;
    }
}
