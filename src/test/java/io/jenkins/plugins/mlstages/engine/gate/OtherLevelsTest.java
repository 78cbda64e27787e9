package io.jenkins.plugins.mlstages.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.evaluation.Evaluator;
import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.IntervalAt;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that ask for another level than that of the evaluation's intervals. */
class OtherLevelsTest {
    /** Wilson's 99 % interval of 190 in 200. */
    private static final double LOW_OF_190 = 0.8939098713095793;

    private static final double HIGH_OF_190 = 0.9771917817067118;

    /** The lower end of Wilson's 99 % interval of 200 in 200. */
    private static final double LOW_OF_ALL = 0.967890725573657;

    @TempDir
    Path folder;

    private interface Row {
        String of(int row);
    }

    private Evaluator.Result evaluate(
            String header, int rows, Row row, EvaluationOptions.Builder options, String... gates) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.of(i)).append('\n');
        }
        Files.writeString(folder.resolve("p.csv"), text);
        List<Gate> asked = List.of(gates).stream().map(Gate::parse).toList();
        return Evaluator.evaluate(
                folder, List.of("p.csv"), options.label("label").build(), Gate.asked(asked), 1);
    }

    private static EvaluationRecord record(Evaluator.Result result) {
        return result.evaluation().toRecord(Fixtures.origin(2), null);
    }

    private static Evaluated withRows(Evaluator.Result result) {
        RowPredictions kept = RowPredictions.fromBytes(result.predictions().toBytes(), "kept");
        return new Evaluated(record(result), () -> Optional.of(kept));
    }

    private static Evaluated withoutRows(Evaluator.Result result) {
        return Evaluated.of(record(result));
    }

    private static GateVerdict judge(String gate, Evaluated candidate) {
        return new GateEvaluator(candidate, Baselines.NONE)
                .judge(List.of(Gate.parse(gate)))
                .get(0);
    }

    /** 200 rows in two regions, all but the given number predicted right. */
    private Evaluator.Result decided(int wrong, String... gates) throws IOException {
        return evaluate(
                "label,prediction,region",
                200,
                i -> i % 2 + "," + (i < wrong ? 1 - i % 2 : i % 2) + "," + (i % 4 < 2 ? "EU" : "US"),
                EvaluationOptions.builder().prediction("prediction").slices(List.of("region")),
                gates);
    }

    /** Scores that tell the classes apart nearly always. */
    private Evaluator.Result scored(double level, String... gates) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        return evaluate(
                "label,score",
                300,
                i -> i % 2 + "," + (0.3 * random.nextDouble() + (i % 2) * 0.25),
                EvaluationOptions.builder().score("score").level(level),
                gates);
    }

    @Test
    void theIntervalOfTheGatesLevelIsComputedAndKept() throws IOException {
        Evaluator.Result result = decided(10, "accuracy >= 0.9 @ 99%");
        IntervalAt kept = result.evaluation().metrics().get("accuracy").other(0.99);
        assertThat(kept.low()).isCloseTo(LOW_OF_190, within(1e-12));
        assertThat(kept.high()).isCloseTo(HIGH_OF_190, within(1e-12));

        Evaluated candidate = withoutRows(result);
        assertThat(judge("accuracy >= 0.8939 @ 99%", candidate).verdict()).isEqualTo(Verdict.PASSED);
        GateVerdict above = judge("accuracy >= 0.894 @ 99%", candidate);
        assertThat(above.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(above.sentence()).contains("the 99 % interval [0.894, 0.977] holds the bound");
        assertThat(judge("accuracy >= 0.978 @ 99%", candidate).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judge("accuracy >= 0.977 @ 99%", candidate).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void everyRowRightHasWilsonsIntervalOfThatLevel() throws IOException {
        Metric accuracy =
                decided(0, "accuracy >= 0.9 @ 99%").evaluation().metrics().get("accuracy");
        assertThat(accuracy.other(0.99).low()).isCloseTo(LOW_OF_ALL, within(1e-12));
        assertThat(accuracy.other(0.99).high()).isEqualTo(1);
    }

    @Test
    void anAreaNearOneHasTheIntervalOfAnEvaluationAtThatLevel() throws IOException {
        Metric auc = scored(0.95, "auc >= 0.9 @ 99.9%").evaluation().metrics().get("auc");
        Metric exact = scored(0.999).evaluation().metrics().get("auc");
        assertThat(auc.value()).isBetween(0.97, 0.999);
        assertThat(auc.other(0.999)).isEqualTo(new IntervalAt(0.999, exact.low(), exact.high(), null));
        double asIfNormal = auc.value() - (auc.value() - auc.low()) * 3.290526731491926 / 1.959963984540054;
        assertThat(exact.low()).isLessThan(asIfNormal - 0.001);
        assertThat(exact.high()).isLessThan(1);
    }

    @Test
    void bootstrapIntervalsOfThatLevelAreThoseOfAnEvaluationAtIt() throws IOException {
        Evaluator.Result asked = scored(0.95, "averagePrecision >= 0.9 @ 80%", "logLoss <= 1 @ 80%", "mcc >= 0 @ 80%");
        Evaluator.Result exact = scored(0.8);
        for (String name : List.of("averagePrecision", "logLoss", "mcc")) {
            Metric there = exact.evaluation().metrics().get(name);
            assertThat(asked.evaluation().metrics().get(name).other(0.8))
                    .isEqualTo(new IntervalAt(0.8, there.low(), there.high(), null));
        }
    }

    @Test
    void onlyWhatAGateAsksIsKept() throws IOException {
        Evaluator.Result result = decided(10, "accuracy[region=EU] >= 0.5 @ 99%", "f1 >= 0.5 @ 95%", "recall >= 0.1");
        assertThat(result.evaluation().metrics().values())
                .extracting(Metric::others)
                .containsOnlyNulls();
        assertThat(result.evaluation().details().slices())
                .allSatisfy(slice -> slice.metrics()
                        .forEach((name, metric) -> assertThat(metric.others() != null)
                                .isEqualTo(
                                        name.equals("accuracy") && slice.slice().equals("region=EU"))));
        Evaluator.Result everyValue = decided(10, "accuracy[region] >= 0.5 @ 99%", "accuracy[region] >= 0.6 @ 99%");
        assertThat(everyValue.evaluation().details().slices())
                .allSatisfy(slice ->
                        assertThat(slice.metrics().get("accuracy").others()).hasSize(1));
    }

    @Test
    void whatIsKeptSurvivesTheRecordsForm() throws IOException {
        EvaluationRecord record = record(decided(10, "accuracy >= 0.9 @ 99%", "accuracy >= 0.9 @ 90%"));
        byte[] json = Json.write(StageRecord.SCHEMA, record);
        EvaluationRecord read = (EvaluationRecord) Json.read(json, StageRecord.SCHEMA, StageRecord.class, "record");
        assertThat(read).isEqualTo(record);
        assertThat(read.metrics().get("accuracy").others())
                .extracting(IntervalAt::level)
                .containsExactly(0.9, 0.99);
        assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8)).containsOnlyOnce("\"others\"");
    }

    @Test
    void aLevelThatWasNotAskedForIsComputedFromTheKeptPredictions() throws IOException {
        Evaluated asked = withoutRows(decided(10, "accuracy >= 0.894 @ 99%", "accuracy[region=EU] >= 0.8 @ 99%"));
        Evaluated later = withRows(decided(10));
        for (String gate : List.of("accuracy >= 0.894 @ 99%", "accuracy[region=EU] >= 0.8 @ 99%")) {
            assertThat(judge(gate, later)).isEqualTo(judge(gate, asked));
        }
    }

    @Test
    void withoutPredictionsItIsCarriedOverOnAScaleWithoutBounds() throws IOException {
        Evaluator.Result result = scored(0.95);
        Metric exact = scored(0.999).evaluation().metrics().get("auc");
        GateInterval carried = GateInterval.of(
                withoutRows(result), Judged.all(record(result)), "auc", 0.999); // DeLong's is made on that very scale
        assertThat(carried.low()).isCloseTo(exact.low(), within(1e-9));
        assertThat(carried.high()).isCloseTo(exact.high(), within(1e-9));
        assertThat(judge("auc >= 0.5 @ 99.9%", withoutRows(result)).sentence())
                .contains("99.9 % interval [", "] (carried over from 95 %) is (n = 300)");

        Metric rmse = Fixtures.metric(1, 0.5, 2);
        GateVerdict error = Fixtures.judge("rmse <= 2.4 @ 99%", "rmse", rmse); // 2^1.314 = 2.49
        assertThat(error.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(error.sentence()).contains("99 % interval [0.402, 2.49] (carried over from 95 %)");
    }

    @Test
    void fromTheEndOfARangeNothingIsCarriedOver() throws IOException {
        GateVerdict verdict = judge("accuracy >= 0.5 @ 99%", withoutRows(decided(0)));
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(verdict.sentence())
                .contains("has no confidence interval (its evaluation has one of 95 %, which cannot be carried over");
        GateVerdict computed = judge("accuracy >= 0.9678 @ 99%", withRows(decided(0)));
        assertThat(computed.verdict()).as(computed.sentence()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aLevelForWhichThereAreTooFewRowsHasNoInterval() throws IOException {
        EvaluationOptions.Builder options =
                EvaluationOptions.builder().task("regression").prediction("prediction");
        Row row = i -> "0," + (i + 1);
        String gate = "medianAbsoluteError <= 100 @ 99%";
        GateVerdict asked = judge(gate, withoutRows(evaluate("label,prediction", 7, row, options, gate)));
        assertThat(asked.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(asked.sentence()).contains("has no confidence interval (it has too few rows for the level");
        assertThat(judge(gate, withRows(evaluate("label,prediction", 7, row, options))))
                .isEqualTo(asked);
        assertThat(judge("medianAbsoluteError <= 100 @ 95%", withoutRows(evaluate("label,prediction", 7, row, options)))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void independentRowsAreComparedByTheIntervalsOfTheGatesLevel() throws IOException {
        String gate = "accuracy >= production - 0.0832 @ 99% (otherRows=COMPARE)";
        Evaluated candidate = withoutRows(decided(10, gate));
        Evaluator.Result right = decided(0, gate);
        EvaluationRecord other = new EvaluationRecord(
                Fixtures.origin(1),
                "binary",
                null,
                200,
                Map.of("accuracy", right.evaluation().metrics().get("accuracy")),
                List.of());
        Baselines production =
                name -> Optional.of(new Baseline("production", "price-up/7", List.of(Evaluated.of(other))));
        GateVerdict verdict = new GateEvaluator(candidate, production)
                .judge(List.of(Gate.parse(gate)))
                .get(0);
        // Newcombe: -0.05 - sqrt((0.95 - 0.8939)^2 + 0), -0.05 + sqrt((0.9772 - 0.95)^2 + (1 - 0.9679)^2)
        assertThat(verdict.sentence()).contains("99 % interval is [-0.106, -0.00792]");
        assertThat(verdict.verdict()).isEqualTo(Verdict.UNDECIDED);
    }
}
