package io.jenkins.plugins.mlstages.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordsTest {
    @TempDir
    Path folder;

    private static final Origin ORIGIN = new Origin(
            "price-up",
            new RunRef("team/train", 12),
            "Validate",
            "agent-1",
            null,
            Instant.parse("2026-11-01T10:00:00Z"));

    private static EvaluationRecord evaluation(double auc) {
        GateVerdict verdict = new GateVerdict(
                "auc >= 0.85",
                "auc",
                null,
                Verdict.PASSED,
                true,
                Criticality.UNSTABLE,
                auc,
                0.85,
                "auc is high enough.");
        return new EvaluationRecord(ORIGIN, "binary", null, 100, Map.of("auc", Metric.computed(auc)), List.of(verdict));
    }

    @Test
    void whatIsAddedIsReadBackEqual() throws Exception {
        RunRecords records = new RunRecords(folder);
        TrainingRecord training = new TrainingRecord(
                ORIGIN,
                false,
                "exit code 1",
                1234,
                Map.of("rate", 0.1, "solver", "sgd", "warm", true),
                Map.of("loss", Metric.reported(0.5), "nan", Metric.reported(Double.NaN)),
                new LearningCurves("epoch", List.of(1.0, 2.0), Map.of("loss", java.util.Arrays.asList(0.7, null))),
                List.of(new Dataset(
                        "train", List.of(new FileRef("a.csv", 3, "ab")), "ab", 3, 1, List.of("x"), "x", null)),
                List.of());
        RegistrationRecord registration = new RegistrationRecord(ORIGIN, 7, List.of("production"), List.of(), false);

        assertThat(records.add(training)).isEqualTo(1);
        assertThat(records.add(evaluation(0.9))).isEqualTo(2);
        assertThat(records.add(registration)).isEqualTo(3);

        RunRecords.Contents contents = new RunRecords(folder).read();
        assertThat(contents.problems()).isEmpty();
        assertThat(contents.records()).containsExactly(training, evaluation(0.9), registration);
        assertThat(contents.last(EvaluationRecord.class, "price-up")
                        .metrics()
                        .get("auc")
                        .value())
                .isEqualTo(0.9);
        assertThat(contents.last(EvaluationRecord.class, "other")).isNull();
    }

    @Test
    void jsonBeginsWithSchemaAndKind() throws Exception {
        new RunRecords(folder).add(evaluation(0.9));

        assertThat(Files.readString(folder.resolve("0001.json")))
                .startsWith("{\"schema\":1,\"kind\":\"evaluation\",\"origin\":{");
    }

    @Test
    void aNotFiniteMetricHasNoValueButAReason() {
        assertThat(Metric.reported(Double.NaN)).isEqualTo(new Metric(null, null, null, true, "the value is NaN"));
    }

    @Test
    void damagedAndNewerFilesAreProblemsInWordsAndTheOthersAreRead() throws Exception {
        RunRecords records = new RunRecords(folder);
        records.add(evaluation(0.9));
        Files.writeString(folder.resolve("0002.json"), "{\"schema\":1,\"kind\":\"evalu");
        Files.writeString(folder.resolve("0003.json"), "{\"schema\":99,\"kind\":\"evaluation\"}");
        Files.writeString(folder.resolve("0004.json"), "{\"schema\":1,\"kind\":\"java.lang.Runtime\"}");

        RunRecords.Contents contents = records.read();

        assertThat(contents.records()).containsExactly(evaluation(0.9));
        assertThat(contents.problems()).hasSize(3);
        assertThat(contents.problems().get(0)).startsWith("0002.json is not readable as JSON");
        assertThat(contents.problems().get(1))
                .contains("0003.json has schema 99")
                .contains("use a newer ML Stages");
        assertThat(contents.problems().get(2)).contains("0004.json does not have the expected form");
    }

    @Test
    void manyThreadsAddAtOnceAndNothingIsLost() throws Exception {
        RunRecords records = new RunRecords(folder);
        var pool = Executors.newFixedThreadPool(8);
        var numbers = pool.invokeAll(IntStream.range(0, 100)
                .<java.util.concurrent.Callable<Integer>>mapToObj(i -> () -> records.add(evaluation(i / 100.0)))
                .toList());
        pool.shutdown();

        assertThat(records.read().records()).hasSize(100);
        assertThat(numbers.stream().map(RunRecordsTest::get)).doesNotHaveDuplicates();
        try (var left = Files.list(folder)) {
            assertThat(left.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    private static int get(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
