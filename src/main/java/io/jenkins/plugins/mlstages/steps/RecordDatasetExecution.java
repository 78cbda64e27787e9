package io.jenkins.plugins.mlstages.steps;

import hudson.AbortException;
import io.jenkins.plugins.mlstages.agent.CheckFiles;
import io.jenkins.plugins.mlstages.agent.ColumnRules;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.expectation.DataRecorder;
import io.jenkins.plugins.mlstages.engine.expectation.Expectation;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.validation.EarlierData;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.EarlierBuilds;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The course of {@code recordDataset}: read on the agent, judge here, keep the record, mark stage and build. */
record RecordDatasetExecution(RecordDatasetStep step) {
    DatasetResult run(StageRun stage) throws IOException, InterruptedException {
        if (step.getName() == null || step.getFiles() == null) {
            throw new InputException("recordDataset needs 'name', such as 'train', and 'files', such as 'data/*.csv'.");
        }
        ModelName model = step.getModel() == null ? null : stage.model(step.getModel());
        List<Expectation> expectations = step.parsed();
        DataRecorder recorder = new DataRecorder(expectations, step.isSuggest());
        ArrayList<String> texts = new ArrayList<>();
        expectations.forEach(expectation -> texts.add(expectation.toString()));
        CheckFiles.Checked read = new CheckFiles(
                        new ArrayList<>(ListText.of(step.getFiles())),
                        step.getName(),
                        step.getTarget(),
                        ColumnRules.given(step.getTypes()).json(),
                        texts)
                .in(stage.workspace(), CheckFiles.Checked.class);
        DatasetRecord record = judged(stage, model, recorder, read);
        stage.keep(record);
        report(stage, record);
        if (step.isStopBuild() && !record.passed()) {
            throw new AbortException("recordDataset stops the build: "
                    + record.expectations().stream()
                            .filter(expectation -> !expectation.passed())
                            .findFirst()
                            .map(GateVerdict::sentence)
                            .orElse(""));
        }
        return new DatasetResult(record);
    }

    private DatasetRecord judged(StageRun stage, ModelName model, DataRecorder recorder, CheckFiles.Checked read)
            throws IOException {
        ProfiledData data = ProfiledDataset.checked(read.data(), step.getName(), step.getTarget());
        BuildRecords.of(stage.run()).addProfile(read.data().profile());
        EarlierData known = EarlierData.of(
                step.getName(),
                EarlierBuilds.of(stage.run()),
                new EarlierData.Versions(
                        Models.registry(),
                        version -> reference(stage, model, version),
                        stage.models().access()::mayRead));
        return recorder.record(
                stage.origin(model, read.commit()),
                data.dataset(),
                data.profile(),
                read.counts(),
                known.lastRecord(),
                known);
    }

    /** A bare alias is one of the model that the data belong to. */
    private static ModelReference reference(StageRun stage, ModelName model, String version) {
        boolean bare = model != null && version.indexOf('/') < 0 && version.indexOf('@') < 0;
        return bare ? new ModelReference(model, 0, ModelReference.checkAlias(version)) : stage.reference(version);
    }

    private static void report(StageRun stage, DatasetRecord record) {
        stage.log("Data '" + record.dataset().name() + "': " + record.dataset().rows() + " rows, "
                + record.columns().size() + " columns.");
        for (GateVerdict expectation : record.expectations()) {
            stage.log(expectation.verdict() + ": " + expectation.sentence());
        }
        if (!record.suggestions().isEmpty()) {
            stage.log("Suggested expectations:");
            record.suggestions().forEach(suggestion -> stage.log("  " + suggestion));
        }
        for (GateVerdict expectation : record.expectations()) {
            if (!expectation.passed()) {
                stage.mark(expectation.criticality(), expectation.sentence());
            }
        }
    }
}
