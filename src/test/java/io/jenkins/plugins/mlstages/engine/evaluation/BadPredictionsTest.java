package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadPredictionsTest {
    @TempDir
    Path folder;

    private static EvaluationOptions.Builder scored() {
        return EvaluationOptions.builder().label("label").score("score");
    }

    private Evaluation evaluate(String csv, EvaluationOptions.Builder options) throws IOException {
        Files.writeString(folder.resolve("p.csv"), csv);
        return Evaluator.evaluate(folder, List.of("p.csv"), options.build(), 2).evaluation();
    }

    private void refused(String csv, EvaluationOptions.Builder options, String... parts) {
        assertThatThrownBy(() -> evaluate(csv, options))
                .isInstanceOf(InputException.class)
                .satisfies(e ->
                        assertThat(e.getMessage()).contains(parts).endsWith(".").hasLineCount(1));
    }

    @Test
    void aLabelOtherThanZeroAndOneIsNamedWithItsLine() {
        refused("label,score\n1,0.5\n2,0.5\n", scored(), "p.csv, line 3", "'2' is not 0 or 1", "positive");
        refused("label,score\n1,0.5\nyes,0.5\n", scored(), "line 3", "'yes'");
        refused("label,score\n1,0.5\n,0.5\n", scored(), "line 3", "the label is missing");
    }

    @Test
    void aThirdLabelIsNamedWithItsLine() {
        refused("label,score\nup,0.5\ndown,0.5\nflat,0.2\n", scored().positive("up"), "line 4", "'flat'", "'up'");
    }

    @Test
    void labelsMayBeWrittenWithDecimalsOrWords() throws Exception {
        assertThat(evaluate("label,score\n1.0,0.9\n0.0,0.1\n", scored())
                        .metrics()
                        .get("accuracy")
                        .value())
                .isEqualTo(1);
        assertThat(evaluate("label,score\nyes,0.9\nno,0.1\n", scored().positive("yes"))
                        .metrics()
                        .get("auc")
                        .value())
                .isEqualTo(1);
        assertThat(evaluate("label,score\n2,0.9\n1,0.1\n", scored().positive("2"))
                        .metrics()
                        .get("auc")
                        .value())
                .isEqualTo(1);
    }

    @Test
    void aScoreOutsideZeroToOneIsRefusedUnlessScoresAreRaw() throws Exception {
        String csv = "label,score\n1,1.7\n0,-3\n";
        refused(csv, scored(), "line 2", "column 'score'", "1.7 is no probability");
        refused("label,score\n1,\n", scored(), "line 2", "missing");
        refused("label,score\n1,NaN\n", scored(), "line 2", "NaN");
        refused("label,score\n1,high\n", scored(), "line 2", "'high' is not a number");

        Evaluation raw = evaluate(csv, scored().rawScores(true).threshold(0));
        assertThat(raw.metrics().get("auc").value()).isEqualTo(1);
        assertThat(raw.metrics().get("accuracy").value()).isEqualTo(1);
        assertThat(raw.metrics()).doesNotContainKeys("logLoss", "brier", "expectedCalibrationError");
    }

    @Test
    void idsThatRepeatAreNamed() {
        refused(
                "id,label,score\na,1,0.5\nb,0,0.5\na,1,0.4\n",
                scored().id("id"),
                "line 4",
                "the id 'a'",
                "earlier row");
    }

    @Test
    void weightsMustNotBeNegativeNorAllZero() {
        refused("label,score,w\n1,0.5,1\n0,0.5,-1\n", scored().weight("w"), "line 3", "-1.0 is no weight");
        refused("label,score,w\n1,0.5,0\n0,0.5,0\n", scored().weight("w"), "all weights in column 'w' are 0");
    }

    @Test
    void emptyFilesAndMissingColumnsAreNamed() {
        refused("", scored(), "p.csv is empty");
        refused("label,score\n", scored(), "p.csv holds no predictions");
        refused("label,p\n1,0.5\n", scored(), "no column 'score'", "label, p");
        assertThatThrownBy(() -> Evaluator.evaluate(folder, List.of("q.csv"), scored().build(), 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("q.csv");
    }

    @Test
    void probabilitiesThatDoNotSumToOneAreNamed() {
        EvaluationOptions.Builder options =
                EvaluationOptions.builder().label("label").probabilities(Map.of("a", "pa", "b", "pb"));
        refused("label,pa,pb\na,0.5,0.5\nb,0.5,0.4\n", options, "p.csv, line 3, column 'pa'", "0.9");
        refused("label,pa,pb\nc,0.5,0.5\n", options, "the class 'c'", "no column with its probability");
    }

    @Test
    void probabilitiesInASecondFileAreNamedThere() throws Exception {
        Files.writeString(folder.resolve("m1.csv"), "label,pa,pb\na,0.5,0.5\nb,0.5,0.5\n");
        Files.writeString(folder.resolve("m2.csv"), "label,pa,pb\na,0.5,0.5\nb,0.25,0.5\n");
        EvaluationOptions options = EvaluationOptions.builder()
                .label("label")
                .probabilities(Map.of("a", "pa", "b", "pb"))
                .build();
        assertThatThrownBy(() -> Evaluator.evaluate(folder, List.of("m1.csv", "m2.csv"), options, 2))
                .hasMessage("m2.csv, line 3, column 'pa': the row's probabilities sum to 0.75; 1 was expected.");
    }

    @Test
    void aPredictionThatIsNoClassIsNotCalledALabel() {
        EvaluationOptions.Builder predicted =
                EvaluationOptions.builder().label("l").prediction("p").task("binary");
        refused("l,p\n1,0\n0,2\n", predicted, "line 3", "column 'p': the prediction '2' is not 0 or 1");
        refused("l,p\n1,0\n0,\n", predicted, "line 3", "the prediction is missing");
        refused("l,p\na,b\nb,c\nb,b\n", predicted.positive("a"), "line 3", "line 3, column 'p': the prediction 'c'");
    }

    @Test
    void optionsOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> EvaluationOptions.builder().score("s").build()).hasMessageStartingWith("label:");
        assertThatThrownBy(() -> EvaluationOptions.builder().label("l").build()).hasMessageStartingWith("score:");
        assertThatThrownBy(() -> scored().threshold(2).build())
                .hasMessageContaining("threshold")
                .hasMessageContaining("2.0");
        assertThatThrownBy(() -> scored().level(95).build())
                .hasMessageContaining("level")
                .hasMessageContaining("95");
        assertThatThrownBy(() -> scored().slices(List.of("a&b&c")).build()).hasMessageContaining("a&b&c");
    }

    @Test
    void oneClassOnlyLeavesMetricsWithoutValueButWithAReason() throws Exception {
        Evaluation evaluation = evaluate("label,score\n1,0.9\n1,0.2\n", scored());
        assertThat(evaluation.metrics().get("auc").value()).isNull();
        assertThat(evaluation.metrics().get("auc").reason()).isEqualTo("no row is negative");
        assertThat(evaluation.metrics().get("mcc").value()).isNull();
        assertThat(evaluation.metrics().get("recall").value()).isEqualTo(0.5);

        Evaluation none = evaluate("label,score\n1,0.1\n0,0.2\n", scored());
        assertThat(none.metrics().get("precision").reason()).isEqualTo("no row is predicted positive");
        assertThat(none.metrics().get("f1").value()).isZero();
    }

    @Test
    void theTaskIsSeenFromThePredictions() throws Exception {
        EvaluationOptions.Builder predicted =
                EvaluationOptions.builder().label("l").prediction("p");
        assertThat(evaluate("l,p\n1,0\n0,0\n", predicted).task()).isEqualTo("binary");
        assertThat(evaluate("l,p\n1,0\n2,0\n", predicted).task()).isEqualTo("multiclass");
        assertThat(evaluate("l,p\na,b\nb,b\n", predicted).task()).isEqualTo("multiclass");
        assertThat(evaluate("l,p\n1,0.5\n2,1.5\n", predicted).task()).isEqualTo("regression");
        assertThat(evaluate("l,p\n1,2\n2,1\n", predicted.task("regression")).task())
                .isEqualTo("regression");
    }

    @Test
    void aLabelOfZeroHasNoPercentage() throws Exception {
        Evaluation evaluation = evaluate(
                "l,p\n0,0.5\n2,1.5\n", EvaluationOptions.builder().label("l").prediction("p"));
        assertThat(evaluation.metrics().get("mape").reason()).contains("0");
        assertThat(evaluation.metrics().get("mae").value()).isEqualTo(0.5);
    }
}
