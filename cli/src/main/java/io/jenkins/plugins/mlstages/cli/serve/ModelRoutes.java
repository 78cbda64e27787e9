package io.jenkins.plugins.mlstages.cli.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.Retirement;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.engine.view.ChangeView;
import io.jenkins.plugins.mlstages.engine.view.CompareView;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.ModelView;
import io.jenkins.plugins.mlstages.engine.view.ModelsView;
import io.jenkins.plugins.mlstages.engine.view.RetirementView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.engine.view.VersionView;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pages of the registry and their data. */
final class ModelRoutes {
    /** Whoever reaches the command line's server may do what its owner may. */
    private static final Map<String, Boolean> MAY = Map.of("promote", true, "rollback", true, "delete", true);

    private final StoreModels models;
    private final StoreHistory history;
    private final Shells shells;

    ModelRoutes(StoreModels models, StoreHistory history, Shells shells) {
        this.models = models;
        this.history = history;
        this.shells = shells;
    }

    Answer answer(String rest, Request request) throws IOException {
        return switch (rest) {
            case "" -> shells.to(request).models();
            case "model" -> shells.to(request).model(request.required("name"));
            case "version" -> shells.to(request).version(request.required("name"), request.required("number"));
            case "compare" -> shells.to(request).compareVersions(request.required("name"));
            case "api/models" -> Answer.json(list(request));
            case "api/model" -> Answer.json(model(request));
            case "api/version" -> Answer.json(version(request));
            case "api/compare" -> Answer.json(compare(request));
            case "api/data-drift" -> Answer.json(dataDrift(request));
            case "api/change" -> Answer.json(change(request));
            case "api/retirement" -> Answer.json(retirement(request));
            case "api/garbage" -> Answer.json(RetirementView.garbage(
                    models.registry().garbage(models.artifacts()).run(false, Instant.now())));
            case "api/audit" -> Answer.json(audit(request));
            case "api/artifact" -> artifact(request);
            default -> throw new NotFoundException();
        };
    }

    private ObjectNode list(Request request) throws IOException {
        var lines = history.lines();
        ObjectNode view = ModelsView.of(models.list(), request.parameters().paging(100), model -> models.health(model, lines));
        view.putObject("may").put("free", true);
        return view;
    }

    private ObjectNode model(Request request) throws IOException {
        RegisteredModel model = models.model(request.required("name"));
        Instant asOf = request.parameters().time("asOf");
        ModelState state = asOf == null ? model.state() : model.state(asOf);
        return ModelView.of(state, model.events(), model::version, asOf, MAY);
    }

    private ObjectNode version(Request request) throws IOException {
        String name = request.required("name");
        RegisteredModel model = models.model(name);
        ModelVersion version = model.version(request.number("number", 1, 999_999_999, 0));
        Snapshot production = models.production().now(name);
        boolean other = production != null && production.version() != version.number();
        return VersionView.of(model.state(), version, model.events(), other ? production : null, MAY);
    }

    private ObjectNode compare(Request request) throws IOException {
        String name = request.required("name");
        RegisteredModel model = models.model(name);
        List<Snapshot> sides = new ArrayList<>();
        for (int number : request.numbers("versions", CompareView.MOST)) {
            sides.add(models.production().version(model, number));
        }
        return CompareView.of(name, sides);
    }

    private ObjectNode dataDrift(Request request) throws IOException {
        String name = request.required("name");
        RegisteredModel model = models.model(name);
        List<Integer> numbers = request.numbers("versions", 2);
        if (numbers.size() != 2) {
            throw new InputException("Choose 2 versions, the reference first.");
        }
        return DataDriftView.of(
                Snapshot.ofVersion(model.version(numbers.get(0))), Snapshot.ofVersion(model.version(numbers.get(1))),
                request.required("dataset"), (side, sha256) -> models.profile(name, side, sha256));
    }

    private ObjectNode change(Request request) throws IOException {
        RegisteredModel model = models.model(request.required("name"));
        String alias = request.required("alias");
        return request.optional("number") == null
                ? ChangeView.rollback(model.state(), model.events(), model::version, alias)
                : ChangeView.promotion(model.state(), model::version, alias, request.number("number", 1, 999_999_999, 0));
    }

    private ObjectNode retirement(Request request) throws IOException {
        return RetirementView.outlook(
                models.model(request.required("name")),
                Retirement.of(request.required("change")),
                request.number("number", 1, 999_999_999, 0));
    }

    private ObjectNode audit(Request request) throws IOException {
        ModelName name = new ModelName(request.required("name"));
        ModelName kept = models.registry().kept(name).orElseThrow(() -> StoreModels.noSuchModel(name.full()));
        return ModelView.audit(models.registry().verify(kept, false, null));
    }

    private Answer artifact(Request request) throws IOException {
        ModelVersion version = models.model(request.required("name")).version(request.number("number", 1, 999_999_999, 0));
        String path = request.required("path");
        for (StoredArtifact artifact : version.artifacts()) {
            if (artifact.file().path().equals(path)) {
                try {
                    return Answer.file(artifact.file(), models.artifacts().open(artifact));
                } catch (NoSuchFileException e) {
                    throw new NotFoundException("The artifact is gone: the version was deleted.");
                }
            }
        }
        throw new NotFoundException("The version has no artifact of that path.");
    }
}
