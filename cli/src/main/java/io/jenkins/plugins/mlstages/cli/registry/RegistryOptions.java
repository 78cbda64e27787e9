package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.StoreOption;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.nio.file.Files;
import picocli.CommandLine.Mixin;

/** The local store's registry, for every command that reads or changes it. */
final class RegistryOptions {
    @Mixin
    private StoreOption store;

    LocalStore store() {
        return store.open();
    }

    FolderArtifactStore artifacts() {
        return new FolderArtifactStore(store().artifacts());
    }

    /** The registry, made if it is not there. */
    ModelRegistry openOrMake() throws IOException {
        return ModelRegistry.open(store().models(), artifacts());
    }

    /**
     * @throws InputException when the store has no registry yet
     */
    ModelRegistry open() throws IOException {
        if (!Files.isDirectory(store().models())) {
            throw new InputException("No model is registered yet: " + store().models() + " does not exist. Register one with"
                    + " 'ml-stages register', or name another store with --store.");
        }
        return openOrMake();
    }

    /** The model and number that a reference points to now. */
    record Target(ModelRegistry registry, RegisteredModel model, int number) {}

    Target target(String reference) throws IOException {
        ModelReference parsed = ModelReference.parse(reference);
        ModelRegistry registry = open();
        RegisteredModel model = registry.model(parsed.model());
        return new Target(registry, model, model.state().resolve(parsed).number());
    }

    RegisteredModel model(String name) throws IOException {
        return open().model(new ModelName(name));
    }
}
