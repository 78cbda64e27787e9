package io.jenkins.plugins.mlstages.steps;

import hudson.AbortException;
import io.jenkins.plugins.mlstages.agent.ProfileFiles;
import io.jenkins.plugins.mlstages.engine.dataset.ReferenceDataset;
import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** The course of {@code checkDrift}: profile on the agent, compare here, keep the record, mark stage and build. */
final class CheckDriftExecution extends SynchronousNonBlockingStepExecution<DriftResult> {
    private static final long serialVersionUID = 1L;

    private final transient CheckDriftStep step;

    CheckDriftExecution(StepContext context, CheckDriftStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected DriftResult run() throws IOException, InterruptedException {
        return Sentences.abortOnBadInput(this::check);
    }

    /** What current data are held against. */
    private record Reference(String name, DatasetProfile profile, String target) {}

    private DriftResult check() throws IOException, InterruptedException {
        StageRun stage = StageRun.of(getContext());
        ModelName model = stage.model(step.getModel());
        DriftOptions options = step.options();
        ArrayList<String> referenceFiles = new ArrayList<>(FileList.of(step.getReferenceData()));
        if (referenceFiles.isEmpty() == (step.getReferenceVersion() == null)) {
            throw new InputException("checkDrift needs what to compare with: either 'referenceVersion', such as '" + model.simple()
                    + "@production', or 'referenceData' was expected.");
        }
        Reference reference = referenceFiles.isEmpty() ? version(stage) : null;
        ProfileFiles.Profiled profiled = new ProfileFiles(
                        referenceFiles,
                        new ArrayList<>(FileList.of(step.getCurrent())),
                        ProfileFiles.Rules.json(reference == null ? Map.of() : reference.profile().rules()))
                .in(stage.workspace(), ProfileFiles.Profiled.class);
        if (reference == null) {
            reference = new Reference(
                    String.join(", ", referenceFiles), ProfileJson.read(profiled.reference().profile(), "The profile of the reference data"), null);
        }
        DatasetProfile current = ProfileJson.read(profiled.current().profile(), "The profile of the current data");
        DriftRecord record = DriftCheck.run(reference.profile(), current, options.target(reference.target()))
                .toRecord(stage.origin(model, profiled.commit()), reference.name(), profiled.current().dataset());
        BuildRecords.of(stage.run()).addProfile(profiled.current().profile());
        stage.keep(record);
        report(stage, record);
        return new DriftResult(record);
    }

    /** The profile that a version keeps of the data that it was trained on. */
    private Reference version(StageRun stage) throws IOException {
        StageModels.Target given = stage.models().version(stage.reference(step.getReferenceVersion()));
        ModelVersion version = given.file();
        Dataset data = ReferenceDataset.of(version.datasets(), version.reference(), null);
        byte[] profile = given.model().profile(data.profile());
        return new Reference(version.reference(), ProfileJson.read(profile, "The data profile of " + version.reference()), data.target());
    }

    private void report(StageRun stage, DriftRecord record) throws AbortException {
        stage.log(record.sentence());
        record.columns().stream().filter(column -> column.drifted()).forEach(column -> stage.log("  " + column.reason()));
        if (record.detected()) {
            stage.mark(record.criticality(), record.sentence());
            if (step.isStopBuild()) {
                throw new AbortException("checkDrift stops the build: " + record.sentence());
            }
        }
    }
}
