package io.jenkins.plugins.mlstages.steps;

import hudson.security.Permission;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.registry.VisibleModels;
import java.io.IOException;

/** The registry as a build may see and change it: whom the build runs as is asked each time. */
record StageModels(ModelAccess access) {
    /** A version that a step works on. */
    record Target(RegisteredModel model, VersionState version) {
        /** {@code price-up/7}, under the name that the model has now. */
        String reference() {
            return model.name() + "/" + version.number();
        }

        ModelVersion file() throws IOException {
            return model.version(version);
        }
    }

    /** A model that the build may read. */
    RegisteredModel model(ModelName name) throws IOException {
        return new VisibleModels(access).model(name);
    }

    /** A model that the build may change in this way. */
    RegisteredModel model(ModelName name, Permission permission) throws IOException {
        RegisteredModel model = model(name);
        access.check(permission, model.name());
        return model;
    }

    /** A version of a model that the build may read. */
    Target version(ModelReference reference) throws IOException {
        RegisteredModel model = model(reference.model());
        return new Target(model, model.state().resolve(reference));
    }

    /** A version of a model that the build may change in this way. */
    Target version(ModelReference reference, Permission permission) throws IOException {
        Target target = version(reference);
        access.check(permission, target.model().name());
        return target;
    }
}
