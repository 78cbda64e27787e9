package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds what a call names, or says in MLflow's words that it is not there. */
final class Lookup {
    private Lookup() {}

    static TrackedRun run(Session session, String id) throws IOException {
        if (!id.matches("[A-Za-z0-9][\\w-]{0,255}")) {
            throw MlflowException.invalid("Invalid run ID: '" + Arguments.shorten(id) + "'");
        }
        return session.tracking()
                .run(id)
                .map(run -> (TrackedRun) run)
                .orElseThrow(() -> MlflowException.missing("Run with id=" + id + " not found"));
    }

    /** A run that was not deleted, to be added to. */
    static TrackedRun activeRun(Session session, String id) throws IOException {
        TrackedRun run = run(session, id);
        if (run.state().deleted()) {
            throw MlflowException.invalid(
                    "The run " + id + " must be in the 'active' state. Current state is deleted.");
        }
        return run;
    }

    static Experiment experiment(Session session, String id) throws IOException {
        return session.tracking()
                .experiment(id)
                .orElseThrow(
                        () -> MlflowException.missing("No Experiment with id=" + Arguments.shorten(id) + " exists"));
    }

    /** A model that may be seen and was not deleted. */
    static Optional<RegisteredModel> find(Session session, ModelName name) throws IOException {
        Optional<RegisteredModel> model = session.models().find(name);
        return model.isPresent() && ModelDeletion.hides(model.get()) ? Optional.empty() : model;
    }

    static RegisteredModel model(Session session, String given) throws IOException {
        ModelName name = session.models().name(given);
        return find(session, name)
                .orElseThrow(() -> MlflowException.missing(
                        "Registered Model with name=" + Arguments.shorten(given) + " not found"));
    }

    static VersionState version(RegisteredModel model, String given, String number) throws IOException {
        if (!number.matches("[1-9]\\d{0,7}")) {
            throw MlflowException.invalid("Model version must be an integer, got '" + Arguments.shorten(number) + "'");
        }
        ModelState state = model.state();
        List<VersionState> versions = state.versions();
        int asked = Integer.parseInt(number);
        if (asked > versions.size() || versions.get(asked - 1).status() == VersionState.Status.DELETED) {
            throw MlflowException.missing(
                    "Model Version (name=" + Arguments.shorten(given) + ", version=" + number + ") not found");
        }
        return versions.get(asked - 1);
    }

    static RunFiles files(Session session, ArtifactPath at) throws IOException {
        RegisteredModel model = model(session, at.model());
        ModelVersion version = model.version(version(model, at.model(), Integer.toString(at.number())));
        return new VersionFolder(version, session.models().artifacts(version));
    }
}
