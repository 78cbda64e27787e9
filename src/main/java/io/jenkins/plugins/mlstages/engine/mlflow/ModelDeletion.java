package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.Retirement;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.util.List;

/**
 * What it means to delete a whole model: its versions become tombstones, and clients no longer find the name until somebody makes
 * a model of it again. Its log stays, since it is the record of what was in production; so a version of the new model gets the
 * number after the last one.
 */
final class ModelDeletion {
    /** A tag of the model in its log. It hides a model only while no version lives, for builds may register one any time. */
    static final String TAG = "mlflow.deleted";

    private ModelDeletion() {}

    static boolean hides(RegisteredModel model) throws IOException {
        ModelState state = model.state();
        return state.tags().containsKey(TAG) && living(state).isEmpty();
    }

    private static List<VersionState> living(ModelState state) {
        return state.versions().stream()
                .filter(version -> version.status() != VersionState.Status.DELETED)
                .toList();
    }

    /**
     * Deletes all versions, or none when one of them may not be deleted.
     *
     * @throws InputException while an alias or a deployment points to a version
     */
    static void delete(Session session, RegisteredModel model) throws IOException {
        List<VersionState> versions = living(model.state());
        for (VersionState version : versions) {
            String refused = model.outlook(Retirement.DELETE, version.number()).refused();
            if (refused != null) {
                throw new InputException("The model '" + session.models().shown(model.name())
                        + "' is not deleted, and none of its versions is: " + refused);
            }
        }
        for (VersionState version : versions) {
            model.delete(version.number(), session.models().change());
        }
        model.setTag(0, TAG, "true", session.models().change());
    }

    /** Makes a model of a deleted name again, with nothing of what was said of the old one. */
    static void revive(Session session, RegisteredModel model, String description) throws IOException {
        for (String key : model.state().tags().keySet()) {
            model.removeTag(0, key, session.models().change());
        }
        model.describe(0, description, session.models().change());
    }
}
