package io.jenkins.plugins.mlstages.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.evaluation.Evaluator;
import io.jenkins.plugins.mlstages.engine.evaluation.RowPredictions;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates against a baseline whose predictions are on disk, judged with other options than the candidate's. */
class ComparedFilesTest {
    private static final UnaryOperator<EvaluationOptions.Builder> USUAL = UnaryOperator.identity();

    @TempDir
    Path folder;

    private int runs;

    private interface Row {
        String of(int row);
    }

    private Evaluated evaluated(String header, int rows, Row row, UnaryOperator<EvaluationOptions.Builder> options)
            throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.of(i)).append('\n');
        }
        Files.writeString(folder.resolve("p.csv"), text);
        EvaluationOptions.Builder builder =
                EvaluationOptions.builder().label("label").id("id");
        if (header.contains("score")) {
            builder.score("score");
        } else {
            builder.prediction("prediction");
        }
        Evaluator.Result result = Evaluator.evaluate(
                folder, List.of("p.csv"), options.apply(builder).build(), 1);
        RowPredictions kept = RowPredictions.fromBytes(result.predictions().toBytes(), "kept");
        return new Evaluated(result.evaluation().toRecord(Fixtures.origin(++runs), null), () -> Optional.of(kept));
    }

    /** 400 rows, a tenth positive, scores that tell something. */
    private Evaluated scored(UnaryOperator<EvaluationOptions.Builder> options) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        return evaluated(
                "id,label,score,w",
                400,
                i -> i + "," + (i % 10 == 0 ? 1 : 0) + ","
                        + (0.05 + 0.6 * random.nextDouble() + (i % 10 == 0 ? 0.3 : 0)) + "," + (1 + i % 7),
                options);
    }

    private static GateVerdict judge(String gate, Evaluated candidate, Evaluated baseline) {
        Baselines production = name -> Optional.of(new Baseline("production", "price-up/7", List.of(baseline)));
        return new GateEvaluator(candidate, production)
                .judge(List.of(Gate.parse(gate)))
                .get(0);
    }

    private static Evaluated withoutRows(Evaluated evaluated) {
        return Evaluated.of(evaluated.evaluation());
    }

    private void sameModel(String metric, String option, UnaryOperator<EvaluationOptions.Builder> other, String sense)
            throws IOException {
        Evaluated baseline = scored(USUAL);
        Evaluated candidate = scored(other);
        for (String level : List.of("", " @ 95%")) {
            GateVerdict gain = judge(metric + sense + level, candidate, baseline);
            assertThat(gain.verdict()).as(gain.sentence()).isNotEqualTo(Verdict.PASSED);
            assertThat(gain.sentence()).contains(" equals production's", "production's recomputed with " + option);
            GateVerdict unknown = judge(metric + sense + level, candidate, withoutRows(baseline));
            assertThat(unknown.verdict()).as(unknown.sentence()).isEqualTo(Verdict.UNDECIDED);
            assertThat(unknown.sentence()).contains("was judged with " + option.split(" ")[0], "evaluate both alike");
        }
    }

    @Test
    void anotherOptionMakesNoDifferenceBetweenAModelAndItself() throws IOException {
        sameModel("recallAtK", "k 0.9 instead of 0.1", o -> o.k(0.9), " >= production + 0.01");
        sameModel("fBeta", "beta 0.5 instead of 2", o -> o.beta(0.5), " >= production + 0.01");
        sameModel(
                "expectedCalibrationError",
                "calibrationBins 2 instead of 10",
                o -> o.calibrationBins(2),
                " <= production - 0.001");
        sameModel("accuracy", "weight 'w' instead of none", o -> o.weight("w"), " >= production + 0.001");
        sameModel("auc", "weight 'w' instead of none", o -> o.weight("w"), " >= production + 0.0001");
    }

    @Test
    void moreClassesToNameMakeNoBetterModel() throws IOException {
        Row row = i -> i + "," + "abc".charAt(i % 3) + "," + (i % 5) / 10.0 + "," + (i % 7) / 20.0 + ",0.2";
        UnaryOperator<EvaluationOptions.Builder> classes =
                o -> o.prediction(null).probabilities(Map.of("*", "p_*"));
        Evaluated baseline = evaluated("id,label,p_a,p_b,p_c", 90, i -> normalised(row.of(i)), classes);
        Evaluated candidate = evaluated(
                "id,label,p_a,p_b,p_c",
                90,
                i -> normalised(row.of(i)),
                o -> classes.apply(o).topK(3));
        GateVerdict verdict = judge("topKAccuracy >= production + 0.01", candidate, baseline);
        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.FAILED);
        assertThat(verdict.sentence()).contains("recomputed with topK 3 instead of 2");
    }

    private static String normalised(String row) {
        String[] cells = row.split(",");
        double a = Double.parseDouble(cells[2]);
        double b = Double.parseDouble(cells[3]);
        return cells[0] + "," + cells[1] + "," + a + "," + b + "," + (1 - a - b);
    }

    @Test
    void anotherQuantileIsRecomputed() throws IOException {
        Row row = i -> i + "," + (i % 13) + "," + (i % 13 + (i % 5) - 1);
        Evaluated baseline = evaluated("id,label,prediction", 100, row, o -> o.task("regression"));
        Evaluated candidate = evaluated(
                "id,label,prediction", 100, row, o -> o.task("regression").quantile(0.1));
        GateVerdict verdict = judge("pinballLoss <= production - 0.01", candidate, baseline);
        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.FAILED);
        assertThat(verdict.sentence()).contains(" equals production's", "quantile 0.1 instead of 0.5");
    }

    @Test
    void anotherPositiveClassIsNotCompared() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        double[] scores = random.doubles(200).toArray();
        Evaluated baseline = evaluated(
                "id,label,score",
                200,
                i -> i + "," + (scores[i] > 0.4 ? "yes" : "no") + "," + scores[i],
                o -> o.positive("no"));
        Evaluated candidate = evaluated(
                "id,label,score",
                200,
                i -> i + "," + (scores[i] > 0.4 ? "yes" : "no") + "," + scores[i],
                o -> o.positive("yes"));
        for (String policy : List.of("", " @ 99%", " (otherRows=COMPARE)")) {
            GateVerdict verdict = judge("auc >= production + 0.2" + policy, candidate, baseline);
            assertThat(verdict.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(verdict.sentence())
                    .isEqualTo("auc is not compared: production (price-up/7) was judged with positive 'no',"
                            + " the candidate with 'yes'; evaluate both with the same positive class.");
        }
    }

    @Test
    void aThresholdIsPartOfAModelAndItsErrorIsOfBoth() throws IOException {
        Evaluated baseline = scored(USUAL);
        Evaluated candidate = scored(o -> o.threshold(0.1));
        GateVerdict same = judge("recall >= production + 0.1 @ 95%", candidate, baseline);
        assertThat(same.value())
                .isEqualTo(candidate.evaluation().metrics().get("recall").value());
        assertThat(same.sentence())
                .contains("production's "
                        + Wording.number(
                                baseline.evaluation().metrics().get("recall").value()));
        Evaluated asPredicted = evaluatedAt(0.1);
        assertThat(judge("recall >= production + 0.1 @ 95%", asPredicted, baseline)
                        .sentence())
                .isEqualTo(same.sentence());
    }

    @Test
    void fewRowsThatAllSayTheSameAreNoCertainty() throws IOException {
        Evaluated wrong = evaluated("id,label,score", 4, i -> i + "," + i % 2 + "," + (0.9 - 0.8 * (i % 2)), USUAL);
        Evaluated right = evaluated("id,label,score", 4, i -> i + "," + i % 2 + "," + (0.1 + 0.8 * (i % 2)), USUAL);
        for (String metric : List.of("accuracy", "auc", "recall", "f1", "brier")) {
            String gain = metric.equals("brier") ? " <= production - 0.7" : " >= production + 0.9";
            GateVerdict verdict = judge(metric + gain + " @ 99.9%", right, wrong);
            assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.UNDECIDED);
            assertThat(judge(metric + gain, right, wrong).verdict()).as(metric).isEqualTo(Verdict.PASSED);
        }
        GateVerdict accuracy = judge("accuracy >= production @ 95%", right, wrong);
        assertThat(accuracy.verdict()).as(accuracy.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(accuracy.sentence()).contains("unpaired, p = 0.005", "interval is [0.307, 1.00]");
    }

    @Test
    void equalPredictionsAreAsGoodWithinAMarginThatTheRowsAllow() throws IOException {
        Evaluated baseline = scored(USUAL);
        Evaluated same = scored(USUAL);
        for (String metric : List.of("accuracy", "auc", "f1", "recallAtK", "mcc")) {
            GateVerdict allowed = judge(metric + " >= production - 0.05 @ 95%", same, baseline);
            assertThat(allowed.verdict()).as(allowed.sentence()).isEqualTo(Verdict.PASSED);
            assertThat(allowed.sentence()).contains(" equals production's", "paired, p = 1.00");
            GateVerdict gain = judge(metric + " >= production + 0.05 @ 95%", same, baseline);
            assertThat(gain.verdict()).as(gain.sentence()).isEqualTo(Verdict.FAILED);
            GateVerdict exact = judge(metric + " >= production @ 95%", same, baseline);
            assertThat(exact.verdict()).as(exact.sentence()).isEqualTo(Verdict.UNDECIDED);
        }
        Evaluated few = evaluated("id,label,score", 4, i -> i + "," + i % 2 + ",0." + (2 + i % 2 * 6), USUAL);
        Evaluated again = evaluated("id,label,score", 4, i -> i + "," + i % 2 + ",0." + (2 + i % 2 * 6), USUAL);
        assertThat(judge("accuracy >= production - 0.05 @ 95%", again, few).verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }

    /** The same model as {@link #scored}, with the classes that a threshold gives written to the file. */
    private Evaluated evaluatedAt(double threshold) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        return evaluated(
                "id,label,score,prediction",
                400,
                i -> {
                    double score = 0.05 + 0.6 * random.nextDouble() + (i % 10 == 0 ? 0.3 : 0);
                    return i + "," + (i % 10 == 0 ? 1 : 0) + "," + score + "," + (score >= threshold ? 1 : 0);
                },
                o -> o.prediction("prediction"));
    }
}
