package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run's work on one model in one line; the build's summary row, tab and card show it.
 *
 * @param model full name of the model
 * @param passed number of gates, and of expectations of the model's data, that passed
 * @param failed number of those that failed
 * @param undecided number of those that could not tell
 * @param expectations how many of those three are expectations; {@code null} if none, as in lines of before they were told apart
 * @param blocked whether some of them does not let the pipeline go on
 * @param trained whether a training succeeded; {@code null} when there was none
 * @param driftDetected the worst drift verdict; {@code null} when drift was not checked
 * @param driftShare largest share of drifted columns, 0 to 1
 * @param driftedColumns number of drifted columns of that check
 * @param version number of the version that was registered last, {@code null} if none was
 * @param aliases the aliases that were set with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunSummary(
        String model,
        int passed,
        int failed,
        int undecided,
        VerdictCounts expectations,
        boolean blocked,
        Boolean trained,
        Boolean driftDetected,
        Double driftShare,
        Integer driftedColumns,
        Integer version,
        List<String> aliases) {

    public static RunSummary of(RunRecords.Contents contents, String model) {
        List<GateVerdict> expected = own(contents, DatasetRecord.class, model).stream()
                .flatMap(record -> record.expectations().stream())
                .toList();
        List<GateVerdict> verdicts = Stream.concat(
                        expected.stream(),
                        own(contents, EvaluationRecord.class, model).stream()
                                .flatMap(record -> record.gates().stream()))
                .toList();
        VerdictCounts counts = VerdictCounts.of(verdicts);
        List<TrainingRecord> trainings = own(contents, TrainingRecord.class, model);
        DriftRecord drift = own(contents, DriftRecord.class, model).stream()
                .max(java.util.Comparator.comparing(DriftRecord::detected).thenComparing(DriftRecord::driftedShare))
                .orElse(null);
        RegistrationRecord registration = contents.last(RegistrationRecord.class, model);
        return new RunSummary(
                model,
                counts.passed(),
                counts.failed(),
                counts.undecided(),
                expected.isEmpty() ? null : VerdictCounts.of(expected),
                !verdicts.stream().allMatch(GateVerdict::passed),
                trainings.isEmpty() ? null : (Boolean) trainings.stream().allMatch(TrainingRecord::succeeded),
                drift == null ? null : (Boolean) drift.detected(),
                drift == null ? null : (Double) drift.driftedShare(),
                drift == null ? null : (Integer) drift.driftedColumns().size(),
                registration == null ? null : (Integer) registration.number(),
                registration == null ? null : registration.aliases());
    }

    private static <R extends StageRecord> List<R> own(RunRecords.Contents contents, Class<R> kind, String model) {
        return contents.all(kind).stream()
                .filter(r -> r.origin().model().equals(model))
                .toList();
    }

    /** Without the expectations. */
    public VerdictCounts gates() {
        return new VerdictCounts(passed, failed, undecided).minus(expected());
    }

    /** The expectations alone. */
    public VerdictCounts expected() {
        return expectations == null ? VerdictCounts.NONE : expectations;
    }
}
