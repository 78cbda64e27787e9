package io.jenkins.plugins.mlstages.steps;

import hudson.AbortException;
import io.jenkins.plugins.mlstages.agent.ColumnRules;
import io.jenkins.plugins.mlstages.agent.EvaluatePredictions;
import io.jenkins.plugins.mlstages.agent.ProfileFiles;
import io.jenkins.plugins.mlstages.engine.evaluation.Evaluation;
import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.gate.GateEvaluator;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.validation.RegisteredBaselines;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.BuildsOfJob;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The course of {@code validateModel}: compute on the agent, ask the gates here, keep the record, mark stage and build. */
record ValidateModelExecution(ValidateModelStep step) {
    ValidationResult run(StageRun stage) throws IOException, InterruptedException {
        ModelName model = stage.model(step.getModel());
        List<Gate> gates = step.getGates().stream().map(GateOption::gate).toList();
        ArrayList<String> predictions = new ArrayList<>(RecordedData.files(stage, step.getPredictions()));
        EvaluatePredictions.Evaluated answer = new EvaluatePredictions(
                        predictions,
                        predictions.isEmpty() ? null : Json.text(step.options()),
                        new ArrayList<>(Gate.asked(gates)),
                        step.getMetrics())
                .in(stage.workspace(), EvaluatePredictions.Evaluated.class);
        byte[] rows = answer.rows();
        Evaluation compact =
                rows == null ? answer.evaluation() : answer.evaluation().withPredictions(Sha256.of(rows));
        EvaluationRecord evaluation = compact.toRecord(stage.origin(model, answer.commit()), version(stage));
        GateEvaluator evaluator = new GateEvaluator(Evaluated.of(evaluation, rows), baselines(stage, model));
        EvaluationRecord judged = evaluation.withGates(evaluator.judge(gates));
        if (rows != null) {
            BuildRecords.of(stage.run()).addPredictions(rows); // only when there is a verdict to keep with them
        }
        stage.keepAndAnnounce(judged, () -> report(stage, judged));
        step.publish(stage, model);
        if (step.isStopBuild() && !judged.passed()) {
            throw new AbortException("validateModel stops the build: " + blocking(judged));
        }
        return new ValidationResult(judged);
    }

    /** The registered version that is judged, by its number; {@code null} for this build's own candidate. */
    private String version(StageRun stage) throws IOException {
        if (step.getVersion() == null) {
            return null;
        }
        return stage.models().version(stage.reference(step.getVersion())).reference();
    }

    private RegisteredBaselines baselines(StageRun stage, ModelName model) throws IOException {
        BuildsOfJob builds =
                new BuildsOfJob(stage.run().getParent(), stage.models().access()::mayRead, ModelAccess::mayTell);
        return new RegisteredBaselines(Models.registry(), builds, model, null, rules -> evaluatedRows(stage, rules));
    }

    /** Profiles the rows that were evaluated, for gates that ask whether they look like the data in use. */
    private Optional<DatasetProfile> evaluatedRows(StageRun stage, Map<String, ColumnRule> rules) throws IOException {
        ArrayList<String> files = new ArrayList<>(RecordedData.files(
                stage, step.getEvaluationData() == null ? step.getPredictions() : step.getEvaluationData()));
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] profile = new ProfileFiles(
                            new ArrayList<>(), files, ColumnRules.like(rules).json())
                    .in(stage.workspace(), ProfileFiles.Profiled.class)
                    .current()
                    .profile();
            return Optional.of(ProfileJson.read(profile, "The profile of the evaluated rows"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the evaluated rows were profiled");
        }
    }

    private static void report(StageRun stage, EvaluationRecord evaluation) {
        for (GateVerdict gate : evaluation.gates()) {
            stage.log(gate.verdict() + ": " + gate.sentence());
        }
        for (GateVerdict gate : evaluation.gates()) {
            if (!gate.passed()) {
                stage.mark(gate.criticality(), gate.sentence());
            }
        }
    }

    private static String blocking(EvaluationRecord evaluation) {
        return evaluation.gates().stream()
                .filter(gate -> !gate.passed())
                .findFirst()
                .map(GateVerdict::sentence)
                .orElse("");
    }
}
