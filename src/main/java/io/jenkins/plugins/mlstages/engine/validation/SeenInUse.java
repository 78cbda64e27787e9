package io.jenkins.plugins.mlstages.engine.validation;

import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a version last saw in use: the current data of the latest drift check against it, or the data that were given with
 * the latest deployment of it, whichever is newer and still kept. Whoever may only name a model in a check of their own does
 * not tell what it sees: the runs of jobs that may change it do, and those whose deployments stand in its log.
 */
final class SeenInUse {
    private final RegisteredBaselines.Runs runs;
    private Instant newest;
    private Path profile;

    private SeenInUse(RegisteredBaselines.Runs runs) {
        this.runs = runs;
    }

    /**
     * @param reference the version by its number: {@code price-up/7}
     * @param model the model whose runs are asked
     * @param most how many of the latest runs are looked through
     * @param deployedBy the runs whose deployments are in the model's log, wherever these runs belong
     */
    static Optional<DatasetProfile> of(
            String reference, ModelName model, RegisteredBaselines.Runs runs, int most, List<RunRef> deployedBy)
            throws IOException {
        SeenInUse seen = new SeenInUse(runs);
        Iterator<RunRecords> latest = seen.runs.watching(model).limit(most).iterator();
        while (latest.hasNext()) {
            RunRecords run = latest.next();
            seen.look(run, run.read().records(), reference);
        }
        for (RunRef deployed : deployedBy) {
            Optional<RunRecords> run = runs.of(deployed);
            if (run.isPresent()) {
                List<DeploymentRecord> deployments = run.get().read().all(DeploymentRecord.class);
                seen.look(run.get(), deployments, reference);
            }
        }
        return seen.profile == null
                ? Optional.empty()
                : Optional.of(ProfileJson.read(
                        Files.readAllBytes(seen.profile),
                        seen.profile.getFileName().toString()));
    }

    private void look(RunRecords run, List<? extends StageRecord> records, String reference) {
        for (StageRecord record : records) {
            Dataset data = data(record, reference);
            boolean newer = newest == null || record.origin().time().isAfter(newest);
            if (data != null && data.profile() != null && newer && Files.exists(run.profile(data.profile()))) {
                newest = record.origin().time();
                profile = run.profile(data.profile());
            }
        }
    }

    private static Dataset data(StageRecord record, String reference) {
        if (record instanceof DriftRecord check && reference.equals(check.reference())) {
            return check.current();
        }
        return record instanceof DeploymentRecord deployment
                        && deployment.succeeded()
                        && reference.equals(deployment.reference())
                ? deployment.data()
                : null;
    }
}
