package io.jenkins.plugins.mlstages.trigger;

import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.util.List;

/**
 * Why a model should be retrained.
 *
 * @param reference the version that data drifted from or that failed gates, such as {@code price-up/7}; for drift from
 *     reference data without a version, the files' names
 * @param columns drifted columns, largest effect first
 * @param gates failed gates in their short form
 */
record Finding(ModelName model, String reference, List<String> columns, List<String> gates) {
    static Finding of(DriftRecord record) {
        return new Finding(
                new ModelName(record.origin().model()), record.reference(), record.driftedColumns(), List.of());
    }

    /** @param record an evaluation of a registered version */
    static Finding of(EvaluationRecord record) {
        ModelReference version = ModelReference.parse(record.version());
        List<String> failed = record.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAILED)
                .map(GateVerdict::gate)
                .toList();
        return new Finding(version.model(), record.version(), List.of(), failed);
    }
}
