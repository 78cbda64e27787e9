package io.jenkins.plugins.mlstages.cli.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.cli.LocalRuns;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.view.CompareView;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.JobView;
import io.jenkins.plugins.mlstages.engine.view.ReplayView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The page of all runs, which in Jenkins is a job's, and its data. */
final class JobRoutes {
    private final LocalStore store;
    private final StoreHistory history;
    private final StoreModels models;
    private final Shells shells;

    JobRoutes(LocalStore store, StoreHistory history, StoreModels models, Shells shells) {
        this.store = store;
        this.history = history;
        this.models = models;
        this.shells = shells;
    }

    Answer answer(String rest, Request request) throws IOException {
        String model = request.optional("model");
        return switch (rest) {
            case "" -> shells.to(request).job();
            case "compare" -> shells.to(request).compareRuns();
            case "api/job" -> Answer.json(JobView.overview(RunRef.LOCAL, history.lines(), model));
            case "api/trend" -> Answer.json(JobView.trend(
                    history.lines(), request.required("model"), request.all("metric"), request.number("last", 1, 1_000_000, 200),
                    models.production().now(model)));
            case "api/runs" -> Answer.json(JobView.runs(
                    history.lines(), model, request.optional("only"), request.all("metric"), request.parameters().paging(50)));
            case "api/compare" -> Answer.json(CompareView.of(name(model, request), sides(model, request)));
            case "api/replay" -> Answer.json(ReplayView.of(request.parameters(), name -> LocalRuns.replay(store, name)));
            case "api/data-drift" -> Answer.json(dataDrift(model, request));
            default -> throw new NotFoundException();
        };
    }

    private ObjectNode dataDrift(String model, Request request) throws IOException {
        List<Snapshot> sides = sides(model, request);
        if (sides.size() != 2) {
            throw new InputException("Choose 2 runs, the reference first.");
        }
        String name = name(model, request);
        return DataDriftView.of(
                sides.get(0), sides.get(1), request.required("dataset"), (side, sha256) -> models.profile(name, side, sha256));
    }

    private String name(String model, Request request) {
        List<Integer> runs = request.numbers("runs", CompareView.MOST);
        return model != null || runs.isEmpty() ? model : store.run(runs.get(0)).model().full();
    }

    private List<Snapshot> sides(String model, Request request) {
        List<Snapshot> sides = new ArrayList<>();
        String name = name(model, request);
        for (int number : request.numbers("runs", CompareView.MOST)) {
            sides.add(Snapshot.ofRun(store.run(number).records().read(), name));
        }
        sides.removeIf(Objects::isNull);
        return sides;
    }
}
