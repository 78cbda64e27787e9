package io.jenkins.plugins.mlstages.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.view.Baselines;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftThinningTest {
    @TempDir
    Path folder;

    private RunRecords records;
    private String trained;
    private String judged;

    @BeforeEach
    void aTrainingAndADriftCheck() throws Exception {
        records = new RunRecords(folder);
        trained = records.addProfile("the training data".getBytes(StandardCharsets.UTF_8));
        judged = records.addProfile("the current data".getBytes(StandardCharsets.UTF_8));
        records.add(new TrainingRecord(
                origin(), true, null, 5, Map.of(), Map.of(), null, List.of(dataset("train", trained)), List.of()));
        records.add(drift(new Distributions(List.of(0.0, 1.0, 2.0), null, List.of(0.1, 0.9), List.of(0.7, 0.3))));
    }

    private static Origin origin() {
        return new Origin("price-up", new RunRef("watch", 12), null, null, null, Instant.parse("2026-11-01T10:00:00Z"));
    }

    private static Dataset dataset(String name, String profile) {
        return new Dataset(name, List.of(new FileRef("a.csv", 3, "ab")), "ab", 3, 2, List.of("x"), null, profile);
    }

    private DriftRecord drift(Distributions distributions) {
        ColumnDrift column = new ColumnDrift(
                "x",
                "numeric",
                true,
                0.6,
                0.001,
                "x drifted",
                List.of(new DriftTest("ks", 0.6, 0.001, null)),
                distributions);
        return new DriftRecord(
                origin(),
                "price-up/1",
                2,
                dataset("current", judged),
                true,
                1.0,
                Criticality.NOTE,
                "1 of 1 columns drifted",
                List.of(column));
    }

    @Test
    void verdictsAndNumbersStayAndPicturesGo() throws Exception {
        StageRecord training = records.read().records().get(0);

        assertThat(new DriftThinning(folder).run()).isPositive();

        RunRecords.Contents contents = records.read();
        assertThat(contents.problems()).isEmpty();
        assertThat(contents.thinned()).isTrue();
        assertThat(contents.records()).containsExactly(training, drift(null));
        assertThat(Files.readString(folder.resolve("0002.json"))).startsWith("{\"schema\":1,\"kind\":\"drift\"");
    }

    @Test
    void profilesThatOnlyADriftCheckNamesGo() throws Exception {
        new DriftThinning(folder).run();

        assertThat(records.profile(judged)).doesNotExist();
        assertThat(records.profile(trained)).exists();
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws Exception {
        new DriftThinning(folder).run();
        assertThat(new DriftThinning(folder).run()).isZero();
    }

    @Test
    void aRunWithoutDriftChecksKeepsEverything(@TempDir Path other) throws Exception {
        RunRecords trainingOnly = new RunRecords(other);
        String profile = trainingOnly.addProfile("data".getBytes(StandardCharsets.UTF_8));
        trainingOnly.add(records.read().records().get(0));

        assertThat(new DriftThinning(other).run()).isZero();
        assertThat(trainingOnly.profile(profile)).exists();
        assertThat(trainingOnly.read().thinned()).isFalse();
    }

    @Test
    void aDamagedRecordIsLeftAsItIs() throws Exception {
        Files.writeString(folder.resolve("0003.json"), "{\"schema\":1,\"kind\":\"dri");

        new DriftThinning(folder).run();

        assertThat(folder.resolve("0003.json")).hasContent("{\"schema\":1,\"kind\":\"dri");
        assertThat(records.read().problems()).hasSize(1);
    }

    @Test
    void thePageIsToldThatThereIsNothingToDraw() throws Exception {
        assertThat(page().path("thinned").asBoolean()).isFalse();

        new DriftThinning(folder).run();

        assertThat(page().path("thinned").asBoolean()).isTrue();
        assertThat(page().at("/columns/0/picture").isMissingNode()).isTrue();
        assertThat(page().at("/columns/0/effect").asDouble()).isEqualTo(0.6);
    }

    private JsonNode page() {
        return BuildView.of(new RunRef("watch", 12), records.read(), model -> Baselines.NONE)
                .at("/models/0/drifts/0");
    }
}
