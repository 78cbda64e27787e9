package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void wilsonAgreesWithPublishedNumbers() {
        // R. G. Newcombe (1998), table I, score method without continuity correction
        Interval interval = Interval.wilson(81.0 / 263, 263, 0.95);
        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
        Interval none = Interval.wilson(0, 20, 0.95);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.1611, within(5e-5));
        Interval all = Interval.wilson(1, 29, 0.95);
        assertThat(all.low()).isCloseTo(1 - 0.1170, within(5e-5));
        assertThat(all.high()).isEqualTo(1);
    }

    @Test
    void deLongAgreesWithTheDefinitionOverAllPairs() {
        BinaryPredictions p = Samples.binary(150, 2, 3);
        double m = 0;
        double n = 0;
        for (byte label : p.labels()) {
            m += label;
            n += 1 - label;
        }
        double auc =
                RankStatistics.of(Ranking.of(p.scores(), p.labels(), null), 1).auc();
        double s10 = 0;
        double s01 = 0;
        for (int i = 0; i < 150; i++) {
            double placement = 0;
            for (int j = 0; j < 150; j++) {
                if (p.labels()[i] != p.labels()[j]) {
                    double up = p.labels()[i] == 1 ? p.scores()[i] - p.scores()[j] : p.scores()[j] - p.scores()[i];
                    placement += (up > 0 ? 1 : up == 0 ? 0.5 : 0) / (p.labels()[i] == 1 ? n : m);
                }
            }
            if (p.labels()[i] == 1) {
                s10 += (placement - auc) * (placement - auc) / (m - 1);
            } else {
                s01 += (placement - auc) * (placement - auc) / (n - 1);
            }
        }
        double expected = Math.sqrt(s10 / m + s01 / n);
        assertThat(DeLong.standardError(Ranking.of(p.scores(), p.labels(), null), auc))
                .isCloseTo(expected, within(1e-12));
        assertThat(DeLong.standardError(Ranking.withRows(p.scores(), p.labels(), null), auc))
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void theBootstrapOfMeansAndTheDeltaMethodMeet() {
        BinaryPredictions small = Samples.binary(Moments.RESAMPLED_BELOW - 1, 1, 4);
        BinaryPredictions large = Samples.binary(Moments.RESAMPLED_BELOW, 1, 4);
        for (String name : new String[] {"logLoss", "brier"}) {
            Metric one = metrics(small, Samples.SCORED).get(name);
            Metric two = metrics(large, Samples.SCORED).get(name);
            assertThat(one.high() - one.low())
                    .as(name)
                    .isCloseTo(two.high() - two.low(), within(0.06 * (two.high() - two.low())));
        }
    }

    @Test
    void theRankingsBootstrapIsAsWideOnBinsAsOnRows() {
        // the same spread of the average precision just below and above the size from which neighbours are joined
        Metric rows =
                metrics(Samples.binary(RankBins.MOST, 1, 5), Samples.SCORED).get("averagePrecision");
        Metric bins =
                metrics(Samples.binary(4 * RankBins.MOST, 1, 5), Samples.SCORED).get("averagePrecision");
        assertThat((bins.high() - bins.low()) / (rows.high() - rows.low())).isBetween(0.44, 0.56);
    }

    @Test
    void theSameSeedGivesTheSameIntervalAndAnotherSeedAlmost() {
        BinaryPredictions predictions = Samples.binary(500, 1, 6);
        EvaluationOptions other = EvaluationOptions.builder()
                .label("label")
                .score("score")
                .seed(99)
                .build();
        assertThat(metrics(predictions, Samples.SCORED)).isEqualTo(metrics(predictions, Samples.SCORED));
        Metric one = metrics(predictions, Samples.SCORED).get("mcc");
        Metric two = metrics(predictions, other).get("mcc");
        assertThat(two.low()).isNotEqualTo(one.low()).isCloseTo(one.low(), within(0.01));
    }

    @Test
    void aHigherLevelGivesAWiderInterval() {
        BinaryPredictions predictions = Samples.binary(500, 1, 6);
        EvaluationOptions surer = EvaluationOptions.builder()
                .label("label")
                .score("score")
                .level(0.99)
                .build();
        Map<String, Metric> wide = metrics(predictions, surer);
        metrics(predictions, Samples.SCORED).forEach((name, metric) -> {
            if (metric.low() != null && !name.equals("bestThreshold")) {
                assertThat(wide.get(name).high() - wide.get(name).low())
                        .as(name)
                        .isGreaterThan(metric.high() - metric.low());
            }
        });
    }

    @Test
    void flawlessPredictionsAreNotCertain() {
        byte[] labels = new byte[60];
        double[] scores = new double[60];
        for (int i = 0; i < 60; i++) {
            labels[i] = (byte) (i % 2);
            scores[i] = 0.1 + 0.8 * labels[i];
        }
        Map<String, Metric> metrics = metrics(BinaryPredictions.of(labels, scores), Samples.SCORED);
        for (String name : new String[] {"auc", "accuracy", "f1", "mcc", "kappa", "recall", "balancedAccuracy"}) {
            assertThat(metrics.get(name).value()).as(name).isEqualTo(1);
            assertThat(metrics.get(name).low()).as(name).isBetween(0.7, 0.96);
            assertThat(metrics.get(name).high()).as(name).isEqualTo(1);
        }
    }

    @Test
    void flawlessAreasDoNotDependOnTheScaleOfTheWeights() {
        byte[] labels = {1, 0, 1, 0, 1, 0, 1, 0};
        double[] scores = {0.9, 0.1, 0.8, 0.2, 0.9, 0.1, 0.8, 0.2};
        BinaryPredictions plain = BinaryPredictions.of(labels, scores);
        double low = metrics(plain, Samples.SCORED).get("auc").low();
        assertThat(low).isCloseTo(Interval.wilson(1, 4, 0.95).low(), within(1e-12));
        for (double scale : new double[] {100_000, 0.001}) {
            double[] weights = new double[8];
            java.util.Arrays.fill(weights, scale);
            BinaryPredictions weighted = plain.withRows(new Rows(8, weights, null, java.util.List.of()));
            assertThat(metrics(weighted, Samples.SCORED).get("auc").low()).isCloseTo(low, within(1e-9));
            ClassPredictions classes = new ClassPredictions(
                    weighted.rows(),
                    java.util.List.of("a", "b"),
                    new int[] {1, 0, 1, 0, 1, 0, 1, 0},
                    new int[] {1, 0, 1, 0, 1, 0, 1, 0},
                    new double[][] {{0.1, 0.9, 0.2, 0.8, 0.1, 0.9, 0.2, 0.8}, scores});
            Map<String, Metric> areas =
                    TaskMetrics.of(classes, Samples.SCORED, false).metrics();
            assertThat(areas.get("auc.b").low()).isCloseTo(low, within(1e-9));
            assertThat(areas.get("aucMacro").low()).isCloseTo(low, within(1e-9));
        }
    }

    @Test
    void whatDoesNotVaryIsNotCertain() {
        byte[] labels = new byte[12];
        double[] scores = new double[12];
        for (int i = 0; i < 12; i++) {
            labels[i] = (byte) (i % 2);
            scores[i] = labels[i];
        }
        Map<String, Metric> metrics = metrics(BinaryPredictions.of(labels, scores), Samples.SCORED);
        for (String name : new String[] {"averagePrecision", "recallAtK", "precisionAtK", "brier"}) {
            Metric metric = metrics.get(name);
            assertThat(metric.high() - metric.low()).as(name).isGreaterThan(0.05);
        }
        assertThat(metrics.get("averagePrecision").low())
                .isCloseTo(Interval.wilson(1, 6, 0.95).low(), within(1e-12));
        assertThat(metrics.get("expectedCalibrationError").high())
                .isCloseTo(Interval.wilson(0, 12, 0.95).high(), within(1e-12));
        assertThat(metrics.get("logLoss").low()).isNull();
        assertThat(metrics.get("logLoss").reason()).contains("do not vary");

        int[] codes = {0, 1, 2, 0, 1, 2};
        int[] wrong = {1, 2, 0, 1, 2, 0};
        ClassPredictions classes =
                new ClassPredictions(Rows.plain(6), java.util.List.of("a", "b", "c"), codes, wrong, null);
        Map<String, Metric> ofClasses =
                TaskMetrics.of(classes, Samples.SCORED, false).metrics();
        for (String name : new String[] {"balancedAccuracy", "f1Macro"}) {
            assertThat(ofClasses.get(name).value()).as(name).isZero();
            assertThat(ofClasses.get(name).high())
                    .as(name)
                    .isCloseTo(Interval.wilson(0, 6, 0.95).high(), within(1e-12));
        }
    }

    @Test
    void weightsOfOneAreNoWeights() {
        BinaryPredictions plain = Samples.binary(400, 1, 7);
        double[] ones = new double[400];
        java.util.Arrays.fill(ones, 1);
        BinaryPredictions weighted = plain.withRows(new Rows(400, ones, null, java.util.List.of()));
        Map<String, Metric> other = metrics(weighted, Samples.SCORED);
        metrics(plain, Samples.SCORED).forEach((name, metric) -> {
            assertThat(other.get(name).value()).as(name).isCloseTo(metric.value(), within(1e-12));
            assertThat(other.get(name).low()).as(name).isCloseTo(metric.low(), within(1e-9));
        });
    }

    @Test
    void noIntervalsMeansNone() {
        assertThat(metrics(Samples.binary(400, 1, 7), Samples.SCORED.withoutIntervals())
                        .values())
                .allMatch(metric -> metric.low() == null && metric.high() == null);
    }

    private static Map<String, Metric> metrics(BinaryPredictions predictions, EvaluationOptions options) {
        return TaskMetrics.of(predictions, options, false).metrics();
    }
}
