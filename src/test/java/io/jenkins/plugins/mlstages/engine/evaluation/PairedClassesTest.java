package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Comparisons on the same rows where each version gives every class a probability. */
class PairedClassesTest {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final EvaluationOptions OPTIONS = EvaluationOptions.builder()
            .label("label")
            .probabilities(Map.of("*", "p_*"))
            .build();
    private static final List<String> METRICS =
            List.of("logLoss", "brier", "topKAccuracy", "aucMacro", "aucWeighted", "auc.b", "accuracy", "f1Macro");

    /** Three classes whose logits are off by noise; {@code second} adds its own to what both versions share. */
    private static ClassPredictions sample(int rows, double change, long seed, long second) {
        SplittableRandom shared = new SplittableRandom(seed);
        SplittableRandom own = new SplittableRandom(second);
        int[] labels = new int[rows];
        int[] predicted = new int[rows];
        double[][] probabilities = new double[3][rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = shared.nextInt(4) % 3;
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                double logit = (labels[i] == c ? 1.5 : 0) + shared.nextGaussian() + change * own.nextGaussian();
                probabilities[c][i] = Math.exp(logit);
                sum += probabilities[c][i];
            }
            for (int c = 0; c < 3; c++) {
                probabilities[c][i] /= sum;
                predicted[i] = probabilities[c][i] > probabilities[predicted[i]][i] ? c : predicted[i];
            }
        }
        return new ClassPredictions(Rows.plain(rows), NAMES, labels, predicted, probabilities);
    }

    private static ClassPredictions withIds(ClassPredictions predictions) {
        long[] ids = new long[predictions.rows().size()];
        Arrays.setAll(ids, i -> IdColumn.hash("row " + i));
        return predictions.withRows(new Rows(ids.length, null, ids, List.of()));
    }

    private static double value(ClassPredictions predictions, String metric) {
        return TaskMetrics.of(predictions, OPTIONS.withoutIntervals(), false)
                .metrics()
                .get(metric)
                .value();
    }

    private static Difference compare(ClassPredictions a, ClassPredictions b, String metric) {
        return PairedComparison.of(a, b, OPTIONS, metric, null).orElseThrow();
    }

    @Test
    void pairedErrorsAgreeWithWhatSimulationShows() {
        int simulations = 200;
        for (String metric : List.of("logLoss", "aucMacro", "aucWeighted", "auc.b")) {
            double[] differences = new double[simulations];
            double errors = 0;
            for (int s = 0; s < simulations; s++) {
                ClassPredictions baseline = sample(400, 0, 1_000 + s, 1);
                ClassPredictions candidate = sample(400, 0.6, 1_000 + s, 5_000 + s);
                differences[s] = value(candidate, metric) - value(baseline, metric);
                if (s % 20 == 0) {
                    errors += compare(candidate, baseline, metric).standardError() / (simulations / 20.0);
                }
            }
            assertThat(errors / Bca.standardDeviation(differences)).as(metric).isBetween(0.85, 1.18);
        }
    }

    @Test
    void pairingIsSharperThanNotPairing() {
        ClassPredictions baseline = sample(1_000, 0, 1, 1);
        ClassPredictions candidate = sample(1_000, 0.3, 1, 2);
        Map<String, Metric> one = TaskMetrics.of(candidate, OPTIONS, false).metrics();
        Map<String, Metric> two = TaskMetrics.of(baseline, OPTIONS, false).metrics();
        for (String metric : METRICS) {
            Metric a = one.get(metric);
            Metric b = two.get(metric);
            Difference unpaired =
                    Difference.unpaired(a.value(), a.low(), a.high(), 0.95, b.value(), b.low(), b.high(), 0.95, 1_000);
            Difference paired = compare(candidate, baseline, metric);
            assertThat(paired.value()).as(metric).isCloseTo(unpaired.value(), within(1e-12));
            assertThat(paired.standardError()).as(metric).isPositive().isLessThan(unpaired.standardError());
        }
    }

    @Test
    void aVersionDoesNotDifferFromItsCopyWithTheClassesInAnotherOrder() {
        ClassPredictions one = sample(300, 0, 1, 1);
        ClassPredictions moved = new ClassPredictions(
                one.rows(), List.of("c", "a", "b"), shifted(one.labels()), shifted(one.predicted()), new double[][] {
                    one.probabilities()[2], one.probabilities()[0], one.probabilities()[1]
                });
        for (String metric : METRICS) {
            Difference difference = compare(one, moved, metric);
            assertThat(difference.value()).as(metric).isZero();
            assertThat(difference.standardError()).as(metric).isCloseTo(0, within(1e-12));
        }
    }

    private static int[] shifted(int[] codes) {
        return Arrays.stream(codes).map(code -> (code + 1) % 3).toArray();
    }

    @Test
    void aVersionWithoutProbabilitiesIsComparedByItsClassesOnly() {
        ClassPredictions one = sample(300, 0, 1, 1);
        assertThat(PairedComparison.of(one, one.withoutProbabilities(), OPTIONS, "logLoss", null))
                .isEmpty();
        assertThat(PairedComparison.of(one, one.withoutProbabilities(), OPTIONS, "accuracy", null))
                .isPresent();
    }

    @Test
    void whatIsKeptComparesAsWhatWas() {
        ClassPredictions baseline = sample(500, 0, 1, 1);
        ClassPredictions candidate = sample(500, 0.4, 1, 2);
        for (String metric : METRICS) {
            assertThat(kept(candidate).compare(kept(baseline), metric, null))
                    .as(metric)
                    .contains(compare(candidate, baseline, metric));
        }
    }

    private static RowPredictions kept(Predictions predictions) {
        return RowPredictions.fromBytes(new RowPredictions(predictions, OPTIONS).toBytes(), "kept.bin");
    }

    @Test
    void ofTooManyProbabilitiesTheSameRowsAreKeptForBothVersionsOrNoneWithoutIds() {
        int rows = RowPredictionsCodec.MOST_PROBABILITIES / 3 + 1_000;
        int most = Math.min(RowPredictionsCodec.MOST_ROWS, RowPredictionsCodec.MOST_PROBABILITIES / 3);
        ClassPredictions baseline = sample(rows, 0, 1, 1);
        Difference difference = kept(withIds(sample(rows, 0.4, 1, 2)))
                .compare(kept(withIds(baseline)), "logLoss", null)
                .orElseThrow();
        assertThat(difference.rows()).isEqualTo(most);
        int half = RowPredictionsCodec.MOST_ROWS / 2;
        ClassPredictions wide = wide(sample(half, 0, 1, 1));
        assertThat(kept(wide).compare(kept(wide), "logLoss", null)).isEmpty();
        assertThat(kept(wide)
                        .compare(kept(wide), "accuracy", null)
                        .orElseThrow()
                        .rows())
                .isEqualTo(half);
    }

    @Test
    void theLargestKeptFormCrossesAsJson() {
        ClassPredictions most = withIds(sample(RowPredictionsCodec.MOST_ROWS, 0, 1, 1));
        byte[] bytes = new RowPredictions(most, OPTIONS).toBytes();
        assertThat(bytes.length).isGreaterThan(30_000_000);
        Answer crossed = Json.read(Json.text(new Answer(bytes)), Answer.class);
        assertThat(Arrays.equals(crossed.rows(), bytes)).isTrue();
    }

    private record Answer(byte[] rows) {}

    /** The same with classes that never occur. */
    private static ClassPredictions wide(ClassPredictions few) {
        int classes = RowPredictionsCodec.MOST_PROBABILITIES / few.rows().size() + 1;
        double[][] probabilities = Arrays.copyOf(few.probabilities(), classes);
        String[] names = new String[classes];
        Arrays.setAll(names, c -> c < 3 ? NAMES.get(c) : "class " + c);
        Arrays.fill(probabilities, 3, classes, new double[few.rows().size()]);
        return new ClassPredictions(few.rows(), List.of(names), few.labels(), few.predicted(), probabilities);
    }
}
