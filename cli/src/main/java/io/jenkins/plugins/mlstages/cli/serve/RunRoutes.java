package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import java.io.IOException;

/** The page of one run and its data. */
final class RunRoutes {
    private final LocalStore store;
    private final Shells shells;
    private final StoreBaselines baselines;

    RunRoutes(LocalStore store, StoreModels models, Shells shells) {
        this.store = store;
        this.shells = shells;
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
            case "" -> shells.run(number);
            case "api/build" -> build(run);
            case "api/drift" -> driftColumn(run.records().read(), request);
            default -> throw new NotFoundException("There is no page at this address.");
        };
    }

    private Answer build(LocalStore.Run run) {
        RunRecords.Contents contents = run.records().read();
        return Answer.json(BuildView.of(run.ref(), contents, model -> baselines.of(run, contents, model)));
    }

    private static Answer driftColumn(RunRecords.Contents contents, Request request) {
        int record = request.number("record", 0, 9_999, 0);
        int column = request.number("column", 0, 1_000_000, 0);
        return Answer.json(BuildView.driftColumn(contents, record, column));
    }
}
