package io.jenkins.plugins.mlstages.steps;

import hudson.AbortException;
import io.jenkins.plugins.mlstages.agent.ColumnRules;
import io.jenkins.plugins.mlstages.agent.ProfileFiles;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The course of {@code checkDrift}: profile on the agent, merge and compare here, keep the record, mark stage and build. */
record CheckDriftExecution(CheckDriftStep step) {
    /** What current data are held against. */
    private record Reference(String name, DatasetProfile profile, String target) {}

    DriftResult run(StageRun stage) throws IOException, InterruptedException {
        ModelName model = stage.model(step.getModel());
        DriftOptions options = step.options();
        List<String> referenceFiles = ListText.of(step.getReferenceData());
        List<String> currentFiles = RecordedData.files(stage, step.getCurrent());
        CurrentProfiles profiles = CurrentProfiles.of(step.getCurrentProfiles());
        checkChoices(model, referenceFiles, currentFiles, profiles);
        VersionData version = referenceFiles.isEmpty()
                ? VersionData.of(stage, step.getReferenceVersion(), step.getReferenceDataset())
                : null;
        ProfileFiles.Profiled read = read(
                stage,
                new ProfileFiles(
                        new ArrayList<>(referenceFiles),
                        new ArrayList<>(profiles.isEmpty() ? currentFiles : profiles.files()),
                        (version == null
                                        ? ColumnRules.given(step.getTypes())
                                        : ColumnRules.like(version.profile().rules()))
                                .json()));
        Reference reference = version == null
                ? new Reference(
                        String.join(", ", referenceFiles),
                        ProfiledDataset.checked(read.reference(), "reference", null)
                                .profile(),
                        null)
                : new Reference(version.version(), version.profile(), version.target());
        RunRecords records = BuildRecords.of(stage.run());
        ProfiledDataset told = profiles.isEmpty() ? read.current() : profiles.merged(records, read.current());
        ProfiledData current = ProfiledDataset.checked(told, "current", null);
        options.target(step.getTarget() == null ? reference.target() : step.getTarget());
        DriftRecord record = DriftCheck.run(reference.profile(), current.profile(), options)
                .toRecord(stage.origin(model, read.commit()), reference.name(), current.dataset());
        records.addProfile(told.profile());
        stage.keepAndAnnounce(record, () -> report(stage, record));
        step.publish(stage, model);
        if (record.detected() && step.isStopBuild()) {
            throw new AbortException("checkDrift stops the build: " + record.sentence());
        }
        return new DriftResult(record);
    }

    private void checkChoices(
            ModelName model, List<String> referenceFiles, List<String> currentFiles, CurrentProfiles profiles) {
        boolean version = step.getReferenceVersion() != null;
        if (referenceFiles.isEmpty() != version) {
            throw new InputException("checkDrift needs what to compare with: either 'referenceVersion', such as '"
                    + model.simple() + "@production', or 'referenceData' was expected.");
        }
        if (version && !step.getTypes().isEmpty()) {
            throw new InputException(
                    "checkDrift: 'types' belong to 'referenceData'; the columns of a version have their types.");
        }
        if (!version && step.getReferenceDataset() != null) {
            throw new InputException(
                    "checkDrift: 'referenceDataset' is one of a version's; give 'referenceVersion' with it.");
        }
        if (currentFiles.isEmpty() == profiles.isEmpty()) {
            throw new InputException("checkDrift needs data to judge: either 'current', such as 'data/week-12.csv', or"
                    + " 'currentProfiles', such as what profileData returned, was expected.");
        }
    }

    /** Nothing is asked of the agent, and none is needed, when all profiles are kept already. */
    private static ProfileFiles.Profiled read(StageRun stage, ProfileFiles files)
            throws IOException, InterruptedException {
        if (files.reference().isEmpty() && files.current().isEmpty()) {
            return new ProfileFiles.Profiled(null, null, null);
        }
        if (stage.workspace() == null) {
            throw new InputException(
                    "checkDrift reads files, and there is no workspace here: put it into 'node', or give it only"
                            + " what profileData returned.");
        }
        return files.in(stage.workspace(), ProfileFiles.Profiled.class);
    }

    private static void report(StageRun stage, DriftRecord record) {
        stage.log(record.sentence());
        record.columns().stream().filter(ColumnDrift::drifted).forEach(column -> stage.log("  " + column.reason()));
        if (record.detected()) {
            stage.mark(record.criticality(), record.sentence());
        }
    }
}
