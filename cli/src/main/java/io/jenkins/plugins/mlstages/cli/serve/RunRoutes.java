package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.io.IOException;

/** The page of one run and its data. */
final class RunRoutes {
    private final LocalStore store;
    private final Shells shells;
    private final StoreModels models;
    private final StoreBaselines baselines;

    RunRoutes(LocalStore store, StoreModels models, Shells shells) {
        this.store = store;
        this.shells = shells;
        this.models = models;
        this.baselines = new StoreBaselines(store, models);
    }

    Answer answer(int number, String rest, Request request) throws IOException {
        LocalStore.Run run;
        try {
            run = store.run(number);
        } catch (InputException e) {
            throw new NotFoundException(e.getMessage());
        }
        return switch (rest) {
            case "" -> shells.to(request).run(number);
            case "api/build" -> build(run);
            case "api/data-drift" -> dataDrift(run, request);
            case "api/drift" -> driftColumn(run.records().read(), request);
            default -> throw new NotFoundException();
        };
    }

    private Answer build(LocalStore.Run run) {
        RunRecords.Contents contents = run.records().read();
        return Answer.json(BuildView.of(run.ref(), contents, model -> baselines.of(run, contents, model)));
    }

    /** The run's data against that of what its failed gates are explained by. */
    private Answer dataDrift(LocalStore.Run run, Request request) throws IOException {
        RunRecords.Contents contents = run.records().read();
        String model = run.model().full();
        Snapshot now = Snapshot.ofRun(contents, model);
        Snapshot before = baselines.of(run, contents, model).forExplanation();
        if (now == null || before == null) {
            throw new InputException("Run " + run.ref().number() + " has nothing to be compared with.");
        }
        return Answer.json(DataDriftView.of(
                before, now, request.required("dataset"), (side, sha256) -> models.profile(model, side, sha256)));
    }

    private static Answer driftColumn(RunRecords.Contents contents, Request request) {
        int record = request.number("record", 0, 9_999, 0);
        int column = request.number("column", 0, 1_000_000, 0);
        return Answer.json(BuildView.driftColumn(contents, record, column));
    }
}
