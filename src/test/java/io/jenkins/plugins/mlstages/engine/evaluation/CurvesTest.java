package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.record.ConfusionMatrix;
import io.jenkins.plugins.mlstages.engine.record.Curve;
import io.jenkins.plugins.mlstages.engine.record.EvaluationCurves;
import io.jenkins.plugins.mlstages.engine.record.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {
    private static List<BinaryPredictions> shapes() {
        List<BinaryPredictions> shapes = new ArrayList<>();
        for (int rows : new int[] {2_000, 50_000, 300_000}) {
            for (double noise : new double[] {0.2, 1, 5}) {
                shapes.add(Samples.binary(rows, noise, rows));
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        byte[] labels = new byte[30_000];
        double[] steps = new double[30_000];
        double[] few = new double[30_000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (random.nextInt(20) == 0 ? 1 : 0);
            steps[i] = ((i / 50) % 2 == labels[i] ? 1 : 0) * 0.5 + random.nextDouble() / 2;
            few[i] = random.nextInt(4) / 4.0;
        }
        shapes.add(BinaryPredictions.of(labels, steps));
        shapes.add(BinaryPredictions.of(labels, few));
        return shapes;
    }

    @Test
    void thinnedCurvesKeepTheirArea() {
        for (BinaryPredictions shape : shapes()) {
            Ranking ranking = Ranking.of(shape.scores(), shape.labels(), null);
            RankCurves curves = RankCurves.of(ranking);
            double auc = RankStatistics.of(ranking, 1).auc();
            assertThat(curves.roc().x()).hasSizeLessThanOrEqualTo(Curve.MAX_POINTS);
            assertThat(curves.roc().area()).isCloseTo(auc, within(1e-3));
            assertThat(curves.precisionRecall().x()).hasSizeLessThanOrEqualTo(Curve.MAX_POINTS);
            assertThat(curves.precisionRecall().area()).isCloseTo(fullArea(ranking), within(1e-3));
        }
    }

    /** Area under all points of the precision-recall curve. */
    private static double fullArea(Ranking ranking) {
        double[] sums = new double[3];
        double[] last = {Double.NaN, 0};
        ranking.descending((score, positives, negatives, squares) -> {
            sums[0] += positives;
            sums[1] += negatives;
            double recall = sums[0] / ranking.positives();
            double precision = sums[0] / (sums[0] + sums[1]);
            if (!Double.isNaN(last[0])) {
                sums[2] += (recall - last[0]) * (precision + last[1]) / 2;
            }
            last[0] = recall;
            last[1] = precision;
        });
        return sums[2];
    }

    @Test
    void theRocCurveRunsFromCornerToCornerAndRises() {
        Curve roc = RankCurves.of(Ranking.of(
                        Samples.binary(5_000, 1, 1).scores(),
                        Samples.binary(5_000, 1, 1).labels(),
                        null))
                .roc();
        int last = roc.x().size() - 1;
        assertThat(List.of(
                        roc.x().get(0),
                        roc.y().get(0),
                        roc.x().get(last),
                        roc.y().get(last)))
                .containsExactly(0.0, 0.0, 1.0, 1.0);
        assertThat(roc.thresholds().get(0)).isNull();
        for (int i = 1; i <= last; i++) {
            assertThat(roc.x().get(i)).isGreaterThanOrEqualTo(roc.x().get(i - 1));
            assertThat(roc.y().get(i)).isGreaterThanOrEqualTo(roc.y().get(i - 1));
        }
    }

    @Test
    void calibrationAndConfusionAccountForEveryRow() {
        BinaryPredictions predictions = Samples.binary(5_000, 1, 1);
        EvaluationCurves curves =
                TaskMetrics.of(predictions, Samples.SCORED, true).curves();
        assertThat(curves.calibration().stream()
                        .mapToDouble(bin -> bin.weight())
                        .sum())
                .isEqualTo(5_000);
        assertThat(curves.confusion().weights().stream()
                        .flatMap(List::stream)
                        .mapToDouble(w -> w)
                        .sum())
                .isEqualTo(5_000);
        assertThat(curves.confusion().classes()).containsExactly("0", "1");
    }

    @Test
    void residualsAccountForEveryRow() {
        double[] labels = new SplittableRandom(1).doubles(1_000).toArray();
        double[] predicted = new SplittableRandom(2).doubles(1_000).toArray();
        Histogram residuals = TaskMetrics.of(
                        new NumberPredictions(Rows.plain(1_000), labels, predicted), Samples.SCORED, true)
                .curves()
                .residuals();
        assertThat(residuals.weights()).hasSize(Histogram.BINS);
        assertThat(residuals.edges()).hasSize(Histogram.BINS + 1).isSorted();
        assertThat(residuals.weights().stream().mapToDouble(w -> w).sum()).isEqualTo(1_000);
        Histogram one = TaskMetrics.of(new NumberPredictions(Rows.plain(1_000), labels, labels), Samples.SCORED, true)
                .curves()
                .residuals();
        assertThat(one.weights().get(0)).isEqualTo(1_000);
    }

    @Test
    void rareClassesAreJoinedInTheConfusionMatrix() {
        int k = 80;
        int[] labels = IntStream.range(0, 10_000)
                .map(i -> (int) (Math.sqrt(i) * k / 100))
                .toArray();
        List<String> names = IntStream.range(0, k).mapToObj(c -> "class " + c).toList();
        ClassPredictions predictions = new ClassPredictions(Rows.plain(10_000), names, labels, labels, null);
        ConfusionMatrix matrix =
                TaskMetrics.of(predictions, Samples.SCORED, true).curves().confusion();
        assertThat(matrix.classes()).hasSize(ConfusionMatrix.MAX_CLASSES).endsWith(ConfusionMatrix.OTHERS);
        assertThat(matrix.weights().stream()
                        .flatMap(List::stream)
                        .mapToDouble(w -> w)
                        .sum())
                .isEqualTo(10_000);
        assertThat(Arrays.stream(labels).filter(c -> c == 79).count())
                .isEqualTo((long) (double) matrix.weights().get(48).get(48));
    }
}
