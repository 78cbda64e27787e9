package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
    private static final List<String> BINARY = List.of(
            "auc",
            "accuracy",
            "precision",
            "recall",
            "specificity",
            "balancedAccuracy",
            "f1",
            "fBeta",
            "mcc",
            "kappa",
            "averagePrecision",
            "logLoss",
            "brier",
            "expectedCalibrationError",
            "liftAtK",
            "recallAtK");

    private static Optional<Difference> compare(Predictions a, Predictions b, String metric) {
        return PairedComparison.of(a, b, Samples.SCORED, metric, null);
    }

    @Test
    void pairedErrorsAgreeWithWhatSimulationShows() {
        // the spread of the true difference over fresh samples, against the error estimated from one sample
        int simulations = 200;
        int rows = 600;
        for (String metric : List.of("auc", "f1", "logLoss", "averagePrecision")) {
            double[] differences = new double[simulations];
            double errors = 0;
            for (int s = 0; s < simulations; s++) {
                BinaryPredictions baseline = Samples.binary(rows, 1.5, 1_000 + s);
                BinaryPredictions candidate = Samples.near(baseline, 0.7, 5_000 + s);
                EvaluationOptions quick = Samples.SCORED.withoutIntervals();
                differences[s] = TaskMetrics.of(candidate, quick, false)
                                .metrics()
                                .get(metric)
                                .value()
                        - TaskMetrics.of(baseline, quick, false)
                                .metrics()
                                .get(metric)
                                .value();
                if (s % 20 == 0) {
                    errors += compare(candidate, baseline, metric).orElseThrow().standardError() / (simulations / 20.0);
                }
            }
            assertThat(errors / Bca.standardDeviation(differences)).as(metric).isBetween(0.85, 1.18);
        }
    }

    @Test
    void pairingIsSharperThanNotPairing() {
        BinaryPredictions baseline = Samples.binary(2_000, 1.5, 1);
        BinaryPredictions candidate = Samples.near(baseline, 0.3, 2);
        Map<String, Metric> ofCandidate =
                TaskMetrics.of(candidate, Samples.SCORED, false).metrics();
        Map<String, Metric> ofBaseline =
                TaskMetrics.of(baseline, Samples.SCORED, false).metrics();
        for (String metric : BINARY) {
            Difference paired = compare(candidate, baseline, metric).orElseThrow();
            Metric one = ofCandidate.get(metric);
            Metric two = ofBaseline.get(metric);
            Difference unpaired = Difference.unpaired(
                    one.value(), one.low(), one.high(), 0.95, two.value(), two.low(), two.high(), 0.95, 2_000);
            assertThat(paired.value()).as(metric).isCloseTo(unpaired.value(), within(1e-12));
            assertThat(paired.standardError()).as(metric).isPositive().isLessThan(unpaired.standardError());
        }
    }

    @Test
    void aVersionDoesNotDifferFromItsCopy() {
        BinaryPredictions predictions = Samples.binary(300, 1.5, 1);
        for (String metric : BINARY) {
            Difference difference = compare(predictions, predictions, metric).orElseThrow();
            assertThat(difference.value()).as(metric).isZero();
            assertThat(difference.standardError()).as(metric).isCloseTo(0, within(1e-12));
            assertThat(difference.pValue()).as(metric).isEqualTo(1);
        }
    }

    @Test
    void rowsAreMatchedByIdInAnyOrder() {
        BinaryPredictions baseline = Samples.withIds(Samples.binary(1_000, 1.5, 1), 0);
        BinaryPredictions candidate = Samples.near(baseline, 0.5, 2);
        int[] shuffled =
                new SplittableRandom(3).ints(0, 1_000).distinct().limit(1_000).toArray();
        Difference straight = compare(candidate, baseline, "auc").orElseThrow();
        Difference crossed =
                compare(candidate, baseline.select(shuffled), "auc").orElseThrow();
        assertThat(crossed.rows()).isEqualTo(1_000);
        assertThat(crossed.standardError()).isCloseTo(straight.standardError(), within(1e-12));
        assertThat(crossed.baseline()).isCloseTo(straight.baseline(), within(1e-12));
    }

    @Test
    void onlyCommonRowsAreComparedByTheCandidatesLabels() {
        BinaryPredictions all = Samples.binary(1_000, 1.5, 1);
        BinaryPredictions baseline = Samples.withIds(all, 0);
        int[] last = new SplittableRandom(3)
                .ints(400, 1_000)
                .distinct()
                .limit(600)
                .sorted()
                .toArray();
        BinaryPredictions candidate = Samples.near(Samples.withIds(all.select(last), 400), 0.5, 2);
        assertThat(compare(candidate, baseline, "auc").orElseThrow().rows()).isEqualTo(600);
        assertThat(compare(Samples.withIds(all, 5_000), baseline, "auc")).isEmpty();
    }

    @Test
    void withoutIdsOnlyEqualLabelsInOrderArePaired() {
        BinaryPredictions baseline = Samples.binary(500, 1.5, 1);
        assertThat(compare(Samples.near(baseline, 0.5, 2), baseline, "auc")).isPresent();
        assertThat(compare(Samples.binary(500, 1.5, 2), baseline, "auc")).isEmpty();
        assertThat(compare(Samples.withIds(baseline, 0), baseline, "auc")).isEmpty();
    }

    @Test
    void aSliceComparesItsRows() {
        int[] codes = new SplittableRandom(3).ints(900, 0, 3).toArray();
        BinaryPredictions baseline = Samples.binary(900, 1.5, 1);
        BinaryPredictions candidate = Samples.sliced(
                Samples.near(baseline, 0.5, 2), new SliceColumn("region", List.of("EU", "US", "APAC"), codes));
        EvaluationOptions options = EvaluationOptions.builder()
                .label("label")
                .score("score")
                .slices(List.of("region"))
                .build();
        long eu = java.util.Arrays.stream(codes).filter(code -> code == 0).count();
        assertThat(PairedComparison.of(candidate, baseline, options, "auc", "region=EU")
                        .orElseThrow()
                        .rows())
                .isEqualTo(eu);
        assertThat(PairedComparison.of(candidate, baseline, options, "auc", "region=MARS"))
                .isEmpty();
    }

    @Test
    void numbersAndClassesAreCompared() {
        SplittableRandom random = new SplittableRandom(9);
        int n = 400;
        double[] labels = random.doubles(n, 0, 10).toArray();
        double[] one = new double[n];
        double[] two = new double[n];
        int[] truth = new int[n];
        int[] first = new int[n];
        int[] second = new int[n];
        for (int i = 0; i < n; i++) {
            double error = random.nextGaussian();
            one[i] = labels[i] + error;
            two[i] = labels[i] + error + 0.2 * random.nextGaussian();
            truth[i] = random.nextInt(3);
            first[i] = random.nextInt(4) == 0 ? random.nextInt(3) : truth[i];
            second[i] = random.nextInt(10) == 0 ? random.nextInt(3) : first[i];
        }
        Rows rows = Rows.plain(n);
        for (String metric : List.of("rmse", "mae", "r2", "explainedVariance", "smape", "pinballLoss", "meanError")) {
            Difference difference = compare(
                            new NumberPredictions(rows, labels, one), new NumberPredictions(rows, labels, two), metric)
                    .orElseThrow();
            assertThat(difference.standardError()).as(metric).isPositive().isLessThan(0.02);
        }
        List<String> names = List.of("a", "b", "c");
        for (String metric : List.of("accuracy", "f1Macro", "mcc", "kappa", "f1.b", "precisionWeighted")) {
            Difference difference = compare(
                            new ClassPredictions(rows, names, truth, first, null),
                            new ClassPredictions(rows, List.of("c", "a", "b"), move(truth), move(second), null),
                            metric)
                    .orElseThrow();
            assertThat(difference.value()).as(metric).isPositive();
            assertThat(difference.standardError()).as(metric).isPositive().isLessThan(0.04);
        }
    }

    private static int[] move(int[] codes) {
        return java.util.Arrays.stream(codes).map(code -> (code + 1) % 3).toArray();
    }
}
