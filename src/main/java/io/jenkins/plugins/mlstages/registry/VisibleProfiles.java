package io.jenkins.plugins.mlstages.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/**
 * The profiles that the versions of a model and the builds which worked on it keep.
 *
 * @param access who looks
 * @param model full name of the model
 */
public record VisibleProfiles(ModelAccess access, String model) implements DataDriftView.Profiles {
    @Override
    public byte[] profile(Snapshot side, String sha256) throws IOException {
        if (side.version() != null) {
            return new VisibleModels(access).model(new ModelName(model)).profile(sha256);
        }
        try {
            return Files.readAllBytes(BuildRecords.of(side.run())
                    .orElseThrow(() -> new InputException("The records of " + side.run() + " are gone."))
                    .profile(sha256));
        } catch (NoSuchFileException e) {
            throw new InputException("The profiles of " + side.run() + " are gone.", e);
        }
    }
}
