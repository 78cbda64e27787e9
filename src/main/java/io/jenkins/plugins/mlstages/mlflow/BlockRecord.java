package io.jenkins.plugins.mlstages.mlflow;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.tracking.RunLog;
import io.jenkins.plugins.mlstages.engine.tracking.RunResults;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a block has logged so far, as the record of a training that goes on. */
final class BlockRecord {
    private BlockRecord() {}

    static TrainingRecord of(MlflowBlock block) throws IOException {
        RunLog run = block.tracking().primary();
        RunResults results = RunResults.of(run);
        return new TrainingRecord(
                origin(block, block.model()),
                true,
                null,
                Math.max(0, System.currentTimeMillis() - run.state().start()),
                results.parameters(),
                results.metrics(),
                results.curves(),
                block.datasets(),
                List.of(),
                results.tags());
    }

    static Origin origin(MlflowBlock block, ModelName model) {
        return Origin.of(
                model.full(),
                BuildRecords.reference(block.build()),
                null,
                null,
                null,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
