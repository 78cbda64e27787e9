package io.jenkins.plugins.mlstages.modelpages;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.engine.view.ModelsView;
import io.jenkins.plugins.mlstages.engine.view.Production;
import io.jenkins.plugins.mlstages.registry.VisibleModels;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;

/**
 * How a model is: the gates of the version in production (or else of the newest), and the last drift check of the job that
 * registered that version, if the reader may see that job.
 */
record ModelHealth(VisibleModels models) implements Function<String, ModelsView.Health> {
    @Override
    public ModelsView.Health apply(String model) {
        try {
            Optional<RegisteredModel> found = models.find(new ModelName(model));
            return found.isEmpty()
                    ? ModelsView.Health.UNKNOWN
                    : of(model, found.get().state());
        } catch (IOException | InputException e) {
            return ModelsView.Health.UNKNOWN; // the model's own page says what is damaged
        }
    }

    private static ModelsView.Health of(String model, ModelState state) throws IOException {
        Integer production = state.aliases().get(Production.ALIAS);
        VersionState version = production == null ? state.latest() : state.version(production);
        if (version == null) {
            return ModelsView.Health.UNKNOWN;
        }
        HistoryLine drift = lastDriftCheck(model, version.run());
        return new ModelsView.Health(
                version.gatesPassed(),
                drift == null ? null : drift.summary().driftDetected(),
                drift == null ? null : drift.summary().driftShare(),
                drift == null ? null : drift.time(),
                version.registered());
    }

    private static HistoryLine lastDriftCheck(String model, RunRef run) throws IOException {
        Job<?, ?> job = run == null ? null : job(run.job());
        if (job == null || !job.hasPermission(Item.READ)) {
            return null;
        }
        return JobHistory.of(job).lines(job).stream()
                .filter(line -> line.model().equals(model) && line.summary().driftDetected() != null)
                .findFirst()
                .orElse(null);
    }

    private static Job<?, ?> job(String fullName) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(fullName, Job.class);
        }
    }
}
