package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicingTest {
    private static Evaluation evaluate(EvaluationOptions.Builder options) throws Exception {
        return Evaluator.evaluate(
                        folder(),
                        List.of("more.csv"),
                        options.label("label").score("score").build(),
                        2)
                .evaluation();
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(SlicingTest.class.getResource("more.csv").toURI()).getParent();
    }

    @Test
    void eachValueHasItsMetricsAndTheCountsAddUp() throws Exception {
        Evaluation evaluation = evaluate(EvaluationOptions.builder().slices(List.of("region")));
        List<SliceEvaluation> slices = evaluation.details().slices();
        assertThat(slices)
                .extracting(SliceEvaluation::slice)
                .containsExactlyInAnyOrder("region=EU", "region=US", "region=APAC");
        assertThat(slices.stream().mapToLong(SliceEvaluation::rows).sum()).isEqualTo(700);
        double correct = slices.stream()
                .mapToDouble(s -> s.rows() * s.metrics().get("accuracy").value())
                .sum();
        assertThat(correct / 700).isCloseTo(evaluation.metrics().get("accuracy").value(), within(1e-12));
        assertThat(slices).allMatch(slice -> slice.metrics().get("auc").low() != null);
        assertThat(slices.get(0).rows()).isGreaterThanOrEqualTo(slices.get(1).rows());
    }

    @Test
    void crossingsOfTwoColumnsAreSlicesToo() throws Exception {
        List<SliceEvaluation> slices = evaluate(EvaluationOptions.builder().slices(List.of("region & name")))
                .details()
                .slices();
        assertThat(slices).hasSize(6);
        assertThat(slices).extracting(SliceEvaluation::slice).contains("region=EU&name=up");
        assertThat(slices.stream().mapToLong(SliceEvaluation::rows).sum()).isEqualTo(700);
        assertThat(slices).allMatch(slice -> slice.metrics().get("auc").reason() != null);
    }

    @Test
    void slicesThatAreTooSmallHaveAReasonInsteadOfMetrics() throws Exception {
        List<SliceEvaluation> slices = evaluate(
                        EvaluationOptions.builder().slices(List.of("region")).minimumSlice(250))
                .details()
                .slices();
        assertThat(slices).anySatisfy(slice -> {
            assertThat(slice.metrics()).isEmpty();
            assertThat(slice.reason()).contains("at least 250");
        });
    }

    @Test
    void aColumnMayBeSliceAndLabelAtOnceAndTooManyPartsAreRefused() throws Exception {
        assertThat(evaluate(EvaluationOptions.builder().slices(List.of("label")))
                        .details()
                        .slices())
                .hasSize(2);
        assertThatThrownBy(() -> evaluate(EvaluationOptions.builder().slices(List.of("id"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The column 'id' has more than 200 different values");
        assertThatThrownBy(() -> evaluate(EvaluationOptions.builder()
                        .slices(List.of("score&region", "region&score", "score&region", "region&score", "score&name"))
                        .minimumSlice(500)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 1000 parts");
    }

    @Test
    void anEvaluationCrossesAsJsonUnchanged() throws Exception {
        Evaluation evaluation = evaluate(
                EvaluationOptions.builder().slices(List.of("region")).id("id").weight("weight"));
        assertThat(Evaluation.fromJson(evaluation.toJson(), "the agent's answer"))
                .isEqualTo(evaluation);
    }

    @Test
    void theSetsFingerprintKnowsRowsByIdWhateverTheirOrderAndScores() {
        BinaryPredictions one = Samples.withIds(Samples.binary(500, 1, 1), 0);
        int[] backwards =
                java.util.stream.IntStream.range(0, 500).map(i -> 499 - i).toArray();
        assertThat(SetFingerprint.of(Samples.near(one, 1, 2).select(backwards))).isEqualTo(SetFingerprint.of(one));
        assertThat(SetFingerprint.of(Samples.withIds(Samples.binary(500, 1, 1), 1)))
                .isNotEqualTo(SetFingerprint.of(one));
        assertThat(SetFingerprint.of(Samples.binary(500, 1, 2)))
                .isNotEqualTo(SetFingerprint.of(Samples.binary(500, 1, 1)));
    }
}
