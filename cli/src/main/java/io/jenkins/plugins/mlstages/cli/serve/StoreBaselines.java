package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.view.Baselines;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What the store holds to set a run beside. */
final class StoreBaselines {
    private final LocalStore store;
    private final StoreModels models;

    StoreBaselines(LocalStore store, StoreModels models) {
        this.store = store;
        this.models = models;
    }

    Baselines of(LocalStore.Run run, RunRecords.Contents contents, String model) {
        return new Baselines(previous(run, model), models.production().before(model, contents));
    }

    private Snapshot previous(LocalStore.Run run, String model) {
        try (var earlier = store.runsOf(run.model())) {
            return earlier.filter(other -> other.ref().number() < run.ref().number())
                    .map(other -> Snapshot.ofRun(other.records().read(), model))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
