package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;

/**
 * The immutable result of one stage in a run. Its JSON form has {@code schema}, {@code kind} and {@code origin} first;
 * {@link RunRecords} keeps and reads it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DatasetRecord.class, name = "dataset"),
    @JsonSubTypes.Type(value = TrainingRecord.class, name = "training"),
    @JsonSubTypes.Type(value = EvaluationRecord.class, name = "evaluation"),
    @JsonSubTypes.Type(value = DriftRecord.class, name = "drift"),
    @JsonSubTypes.Type(value = RegistrationRecord.class, name = "registration"),
    @JsonSubTypes.Type(value = DeploymentRecord.class, name = "deployment"),
})
public sealed interface StageRecord
        permits DatasetRecord, TrainingRecord, EvaluationRecord, DriftRecord, RegistrationRecord, DeploymentRecord {
    /** The newest JSON schema of records that this program reads, and the one that it writes. */
    int SCHEMA = 1;

    Origin origin();

    /** SHA-256 of the form in which the record is kept: no other record has it. */
    default String id() {
        return Sha256.of(Json.write(SCHEMA, this));
    }

    /** {@code training}, {@code evaluation}, ...: the value of {@code kind} in the JSON form. */
    default String kind() {
        for (JsonSubTypes.Type type :
                StageRecord.class.getAnnotation(JsonSubTypes.class).value()) {
            if (type.value() == getClass()) {
                return type.name();
            }
        }
        throw new IllegalStateException(getClass() + " has no kind");
    }
}
