package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateTest {
    private static final FileRef ARTIFACT = new FileRef("out/model.json", 3, "ab".repeat(32));

    @TempDir
    Path folder;

    private RunRecords run;

    @BeforeEach
    void open() {
        run = new RunRecords(folder);
    }

    private static Origin origin(String stage) {
        return new Origin(MODEL.full(), new RunRef("team-a/train", 1), stage, null, null, Fixtures.START);
    }

    private void train(boolean succeeded) throws Exception {
        run.add(new TrainingRecord(
                origin("Train"),
                succeeded,
                succeeded ? null : "Exit code 1.",
                5,
                Map.of("rate", 0.1),
                Map.of("auc", Metric.reported(0.95), "loss", Metric.reported(0.3)),
                null,
                List.of(),
                List.of(ARTIFACT)));
    }

    private void validate(String stage, String file, boolean passes) throws Exception {
        Dataset data = new Dataset(
                "predictions",
                List.of(new FileRef(file, 1, "cd".repeat(32))),
                "cd".repeat(32),
                1,
                1,
                List.of(),
                null,
                null);
        run.add(new EvaluationRecord(
                origin(stage),
                "binary",
                data,
                10,
                Map.of("auc", Metric.computed(passes ? 0.9 : 0.8)),
                List.of(gate(passes))));
    }

    private List<String> objections() {
        return candidate().objections(List.of(ARTIFACT));
    }

    private Candidate candidate() {
        return Candidate.of(run.read(), MODEL.full());
    }

    @Test
    void aVersionHasTheTrainingsParametersAndTheMetricsThatWereComputed() throws Exception {
        train(true);
        validate("Validate", "p.csv", true);

        ModelVersion draft = candidate().draft(origin("Register"), List.of(), Candidate.Wishes.NONE);

        assertThat(draft.parameters()).isEqualTo(Map.of("rate", 0.1));
        assertThat(draft.metrics()).isEqualTo(Map.of("auc", Metric.computed(0.9), "loss", Metric.reported(0.3)));
        assertThat(draft.gatesPassed()).isTrue();
        assertThat(objections()).isEmpty();
    }

    @Test
    void aFailedTrainingOrValidationIsAnObjection() throws Exception {
        train(false);
        validate("Validate", "p.csv", false);

        assertThat(objections()).containsExactly("The training failed: Exit code 1.", "auc 0.8 is below 0.85.");
    }

    @Test
    void aLaterValidationOfTheSameFileReplacesTheEarlierOneAndAnotherDoesNot() throws Exception {
        validate("Validate", "p.csv", false);
        validate("Validate", "p.csv", true);
        assertThat(objections()).isEmpty();

        validate("Validate", "other.csv", false);
        validate("Validate", "p.csv", true);
        validate("Robustness", "p.csv", true);
        assertThat(objections()).containsExactly("auc 0.8 is below 0.85.");
    }

    @Test
    void aRecordThatCannotBeReadIsAnObjectionAsItMayBeAFailedValidation() throws Exception {
        train(true);
        validate("Validate", "p.csv", false);
        Path record = folder.resolve("0002.json");
        Files.writeString(record, Files.readString(record).substring(0, 100));

        assertThat(objections())
                .singleElement()
                .asString()
                .startsWith(
                        "A record of this run cannot be read, so it is not known whether it speaks against the version:"
                                + " 0002.json");
        Candidate.Wishes force = new Candidate.Wishes(List.of(), Map.of(), null, null, null, true);
        assertThat(candidate().draft(origin(null), List.of(), force).forced()).isTrue();
        assertThat(candidate().trainedBy(candidate().training()).problems()).hasSize(1);
    }

    @Test
    void anArtifactThatIsNotTheTrainedOneIsAnObjection() throws Exception {
        train(true);

        assertThat(candidate().objections(List.of(new FileRef("out/model.json", 3, "ef".repeat(32)))))
                .singleElement()
                .asString()
                .startsWith("The artifact out/model.json is not the one that the training of this run made");
    }

    @Test
    void whatIsForcedSaysSoOnlyWhenThereWasAnObjection() throws Exception {
        Candidate.Wishes force = new Candidate.Wishes(List.of(), Map.of(), null, null, null, true);
        assertThat(candidate().draft(origin(null), List.of(), force).forced()).isFalse();
        validate("Validate", "p.csv", false);
        assertThat(candidate().draft(origin(null), List.of(), force).forced()).isTrue();
    }
}
