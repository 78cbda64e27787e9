package io.jenkins.plugins.mlstages.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.view.Production;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;

/**
 * What is in production, for pages of jobs and builds: whoever reads these may not read the model for that reason alone.
 *
 * @param access who looks
 */
public record VisibleProduction(ModelAccess access) {
    /** The version that is in production now; {@code null} if there is none that may be read. */
    public Snapshot now(String model) throws IOException {
        return mayRead(model) ? production().now(model) : null;
    }

    /** The version that was in production when a build began; {@code null} if there is none that may be read. */
    public Snapshot before(String model, RunRecords.Contents build) throws IOException {
        return mayRead(model) ? production().before(model, build) : null;
    }

    /** Any version of a model that may be read. */
    public Snapshot version(RegisteredModel model, int number) throws IOException {
        access.checkPermission(ModelPermissions.VIEW, model.name());
        return production().version(model, number);
    }

    private static Production production() throws IOException {
        return new Production(Models.registry(), BuildRecords::of);
    }

    private boolean mayRead(String model) {
        try {
            return access.mayRead(new ModelName(model));
        } catch (InputException noName) {
            return false;
        }
    }
}
