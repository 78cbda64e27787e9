package io.jenkins.plugins.mlstages.engine.gate;

import static io.jenkins.plugins.mlstages.engine.gate.Fixtures.evaluation;
import static io.jenkins.plugins.mlstages.engine.gate.Fixtures.judge;
import static io.jenkins.plugins.mlstages.engine.gate.Fixtures.metric;
import static io.jenkins.plugins.mlstages.engine.gate.Fixtures.production;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateEvaluatorTest {
    private static final Metric NAN = Metric.computed(Double.NaN);
    private static final Metric INFINITE = Metric.computed(Double.POSITIVE_INFINITY);

    private static void passed(GateVerdict verdict) {
        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.PASSED);
        assertThat(verdict.passed()).isTrue();
    }

    private static void failed(GateVerdict verdict) {
        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.FAILED);
        assertThat(verdict.passed()).isFalse();
    }

    private static void undecided(GateVerdict verdict, String... parts) {
        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.UNDECIDED);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.sentence()).contains(parts).endsWith(".");
    }

    @Test
    void aValueAtTheBoundPasses() {
        passed(judge("auc >= 0.85", "auc", metric(0.85)));
        failed(judge("auc >= 0.85", "auc", metric(0.85 - 1e-12)));
        passed(judge("rmse <= 4", "rmse", metric(4)));
        failed(judge("rmse <= 4", "rmse", metric(4 + 1e-12)));
    }

    @Test
    void aValueAtTheBoundPassesHoweverItIsRounded() {
        for (int bound = 1; bound < 100; bound++) {
            for (int margin = 1; margin < bound; margin++) {
                double baseline = bound / 100.0;
                Metric at = metric((bound - margin) / 100.0);
                Metric below = metric((bound - margin) / 100.0 - 1e-12);
                String gate = "accuracy >= production - " + margin / 100.0;
                passed(judge(gate, "accuracy", at, metric(baseline)));
                failed(judge(gate, "accuracy", below, metric(baseline)));
                passed(judge(
                        "rmse <= production + " + margin / 100.0,
                        "rmse",
                        metric((bound + margin) / 100.0),
                        metric(baseline)));
                double share = 1 - margin / 100.0;
                passed(judge(
                        "accuracy >= production * " + (100 - margin) / 100.0,
                        "accuracy",
                        metric(bound * (100 - margin) / 10_000.0),
                        metric(baseline)));
                passed(judge("accuracy >= " + (1 - share), "accuracy", metric(margin / 100.0)));
                failed(judge("accuracy >= " + (1 - share), "accuracy", metric(margin / 100.0 - 1e-12)));
                passed(judge("rmse <= " + (1 - share), "rmse", metric(margin / 100.0)));
            }
        }
    }

    @Test
    void theSentenceHasTheNumbers() {
        GateVerdict verdict = judge("auc >= 0.88", "auc", metric(0.8712, 0.8581, 0.8839));
        assertThat(verdict.sentence())
                .isEqualTo("auc 0.871 [0.858, 0.884] is below the bound 0.88 by 0.00880 (n = 1,000).");
        assertThat(verdict.value()).isEqualTo(0.8712);
        assertThat(verdict.bound()).isEqualTo(0.88);
    }

    @Test
    void aValueJustBelowTheBoundIsNotShownAsTheBound() {
        assertThat(judge("auc >= 0.85", "auc", metric(0.849999)).sentence())
                .startsWith("auc 0.849999 is below the bound 0.85 by");
    }

    @Test
    void nothingFiniteNeverPasses() {
        undecided(judge("auc >= 0.85", "auc", NAN), "NaN");
        undecided(judge("rmse <= 4", "rmse", INFINITE), "Infinity");
        undecided(
                judge("auc >= 0.85", "auc", Metric.undefined("no row is negative")),
                "auc has no value: no row is negative");
        undecided(judge("auc >= production * 0.95", "auc", NAN, metric(0.9)), "NaN");
        undecided(
                judge("auc >= production - 0.1", "auc", metric(0.9), NAN), "production (price-up/7) has no auc", "NaN");
        undecided(judge("auc >= production - 0.1 @ 95%", "auc", NAN, NAN), "NaN");
    }

    @Test
    void anAbsentMetricSaysWhy() {
        EvaluationRecord candidate = evaluation(2, "rows", Map.of("f1", metric(0.8)));
        undecided(judge("auc >= 0.85", candidate, Baselines.NONE), "auc has no value", "scores");
        undecided(judge("rmse <= 4", candidate, Baselines.NONE), "not defined for binary predictions");
        undecided(judge("latencyMs <= 4", candidate, Baselines.NONE), "nothing reported or computed it", "f1");
        undecided(
                judge("f1 >= production", candidate, production(evaluation(1, "rows", Map.of()))),
                "production (price-up/7) has no f1");
    }

    @Test
    void negativeBaselinesDoNotTurnTheGateAround() {
        passed(judge("r2 >= production * 0.95", "r2", metric(0.5), metric(-0.5)));
        failed(judge("r2 >= production * 0.95", "r2", metric(-0.9), metric(-0.5)));
        passed(judge("r2 >= production * 0.95", "r2", metric(-0.52), metric(-0.5)));
        failed(judge("r2 >= production * 1.05", "r2", metric(-0.49), metric(-0.5)));
        passed(judge("r2 >= production * 1.05", "r2", metric(-0.47), metric(-0.5)));
    }

    @Test
    void aBaselineOfZeroAllowsNothingByShareAndTheMarginByDifference() {
        passed(judge("mcc >= production * 0.95", "mcc", metric(0), metric(0)));
        failed(judge("mcc >= production * 0.95", "mcc", metric(-0.01), metric(0)));
        passed(judge("mcc >= production - 0.05", "mcc", metric(-0.01), metric(0)));
        passed(judge("rmse <= production * 1.02", "rmse", metric(0), metric(0)));
        failed(judge("rmse <= production * 1.02", "rmse", metric(0.001), metric(0)));
    }

    @Test
    void aToleratedRegressionAndADemandedGainCanBeSaid() {
        passed(judge("auc >= production - 0.01", "auc", metric(0.885), metric(0.889)));
        failed(judge("auc >= production - 0.01", "auc", metric(0.871), metric(0.889)));
        failed(judge("auc >= production + 0.005", "auc", metric(0.892), metric(0.889)));
        passed(judge("auc >= production + 0.005", "auc", metric(0.895), metric(0.889)));
        passed(judge("rmse <= production + 1", "rmse", metric(10.5), metric(10)));
        failed(judge("rmse <= production - 1", "rmse", metric(9.5), metric(10)));
    }

    @Test
    void theSentenceAboutABaselineHasTheNumbers() {
        GateVerdict verdict =
                judge("auc >= production - 0.01", "auc", metric(0.871, 0.858, 0.884), metric(0.889, 0.877, 0.901));
        assertThat(verdict.sentence())
                .isEqualTo("auc 0.871 [0.858, 0.884] is below production's 0.889 by 0.0180; allowed 0.0100"
                        + " (unpaired, p = 0.05, n = 1,000).");
        assertThat(verdict.bound()).isEqualTo(0.879);
    }

    @Test
    void aMarginTooLargeForANumberIsUndecided() {
        undecided(judge("mae <= production * 1e300", "mae", metric(1), metric(1e300)), "too large for a number");
    }

    @Test
    void confidenceDecidesByTheInterval() {
        Metric auc = metric(0.87, 0.85, 0.89);
        passed(judge("auc >= 0.84 @ 95%", "auc", auc));
        failed(judge("auc >= 0.90 @ 95%", "auc", auc));
        undecided(judge("auc >= 0.86 @ 95%", "auc", auc), "cannot be told with n = 1,000");
        passed(judge("auc >= 0.86 @ 60%", "auc", auc));
        undecided(judge("auc >= 0.849 @ 99%", "auc", auc), "99 % interval");
        undecided(judge("auc >= 0.5 @ 95%", "auc", metric(0.9)), "no confidence interval");
    }

    @Test
    void confidenceAgainstABaselineDecidesByTheDifferencesInterval() {
        Metric baseline = metric(0.85, 0.83, 0.87);
        passed(judge("auc >= production - 0.01 @ 95%", "auc", metric(0.90, 0.88, 0.92), baseline));
        failed(judge("auc >= production - 0.01 @ 95%", "auc", metric(0.75, 0.73, 0.77), baseline));
        undecided(judge("auc >= production - 0.01 @ 95%", "auc", metric(0.86, 0.84, 0.88), baseline), "cannot be told");
        undecided(
                judge("auc >= production - 0.01 @ 95%", "auc", metric(0.9), baseline), "without confidence intervals");
    }

    @Test
    void aLopsidedIntervalCountsOnTheSideThatMatters() {
        // 4 of 4 right: Wilson's interval is [0.510, 1]; 700 of 1,000: [0.671, 0.728]
        EvaluationRecord few = evaluation(2, "these", Map.of("accuracy", metric(1, 0.5101, 1)));
        Baselines many = production(evaluation(1, "those", Map.of("accuracy", metric(0.7, 0.6709, 0.7276))));
        undecided(
                judge("accuracy >= production + 0.05 @ 95% (otherRows=COMPARE)", few, many),
                "interval is [-0.191, 0.329]",
                "p = 0.23");
        undecided( // of another level nothing follows from the end of the range
                judge("accuracy >= production + 0.05 @ 50% (otherRows=COMPARE)", few, many),
                "without confidence intervals it cannot be told with 50 % confidence");
        EvaluationRecord nearly = evaluation(2, "these", Map.of("accuracy", metric(0.99, 0.5101, 0.9999)));
        passed(judge("accuracy >= production + 0.05 @ 50% (otherRows=COMPARE)", nearly, many));
    }

    @Test
    void theFirstBuildIsUndecidedAndSaysHowToStart() {
        EvaluationRecord candidate = evaluation(1, "rows", Map.of("auc", metric(0.9)));
        undecided(
                judge("auc >= production - 0.01", candidate, Baselines.NONE),
                "no version 'production' yet",
                "whenNoBaseline: PASS");
        GateVerdict lenient = judge("auc >= production - 0.01 (whenNoBaseline=PASS)", candidate, Baselines.NONE);
        assertThat(lenient.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(lenient.passed()).isTrue();
    }

    @Test
    void whoeverInsistsPassesUndecidedButNotFailed() {
        assertThat(judge("auc >= 0.5 (whenUndecided=PASS)", "auc", NAN).passed())
                .isTrue();
        failed(judge("auc >= 0.95 (whenUndecided=PASS)", "auc", metric(0.9)));
    }

    @Test
    void aBaselineWithoutAnyEvaluationIsUndecided() {
        Baselines bare = name -> Optional.of(new Baseline(name, "price-up/7", List.of()));
        undecided(
                judge("auc >= production", evaluation(2, "rows", Map.of("auc", metric(0.9))), bare),
                "no kept evaluation");
    }

    @Test
    void aCandidateIsNotComparedWithItself() {
        EvaluationRecord same = evaluation(2, "rows", Map.of("auc", metric(0.9)));
        undecided(judge("auc >= production", same, production(same)), "the candidate itself");

        EvaluationRecord version = new EvaluationRecord(
                same.origin(), "price-up/7", "binary", null, 1_000, same.metrics(), List.of(), same.details());
        GateVerdict verdict = judge(
                "auc >= production (whenUndecided=PASS)", version, production(evaluation(1, "rows", same.metrics())));
        undecided(verdict, "price-up/7, the candidate itself");
    }

    @Test
    void otherRowsAreNotComparableUnlessSaid() {
        EvaluationRecord candidate = evaluation(2, "these", Map.of("auc", metric(0.9, 0.88, 0.92)));
        Baselines other = production(evaluation(1, "those", Map.of("auc", metric(0.85, 0.83, 0.87))));
        undecided(judge("auc >= production", candidate, other), "judged on other rows", "otherRows: COMPARE");
        GateVerdict said = judge("auc >= production (otherRows=COMPARE)", candidate, other);
        passed(said);
        assertThat(said.sentence()).contains("on other rows").contains("unpaired");
    }

    @Test
    void amongABaselinesEvaluationsTheOneOnTheSameRowsCounts() {
        Baselines two = name -> Optional.of(new Baseline(
                name,
                "price-up/7",
                List.of(
                        Evaluated.of(evaluation(1, "those", Map.of("auc", metric(0.99)))),
                        Evaluated.of(evaluation(5, "these", Map.of("auc", metric(0.85)))))));
        passed(judge("auc >= production", evaluation(7, "these", Map.of("auc", metric(0.9))), two));
    }

    @Test
    void reportedMetricsAreComparedAsTheyAreButNotWithComputedOnes() {
        EvaluationRecord fast = evaluation(2, null, Map.of("latencyMs", Metric.reported(9), "auc", metric(0.9)));
        Baselines slow =
                production(evaluation(1, null, Map.of("latencyMs", Metric.reported(10), "auc", Metric.reported(0.8))));
        passed(judge("latencyMs <= production", fast, slow));
        undecided(judge("auc >= production", fast, slow), "computed here", "reported for production");
        undecided(judge("latencyMs <= 11 @ 95%", fast, slow), "no confidence interval");
    }

    @Test
    void aGateOnEachSliceGivesOneVerdictForEach() {
        EvaluationRecord candidate = evaluation(
                2,
                "rows",
                Map.of("auc", metric(0.9)),
                new SliceEvaluation("region", "region=EU", 600, Map.of("auc", metric(0.92)), null),
                new SliceEvaluation("region", "region=US", 390, Map.of("auc", metric(0.7)), null),
                new SliceEvaluation("region", "region=APAC", 10, Map.of(), "it has 10 rows; at least 30 are asked for"),
                new SliceEvaluation("region&device", "region=EU&device=tv", 300, Map.of("auc", metric(0.6)), null));
        List<GateVerdict> verdicts = new GateEvaluator(Evaluated.of(candidate), Baselines.NONE)
                .judge(List.of(Gate.parse("auc[region] >= 0.8")));

        assertThat(verdicts).extracting(GateVerdict::slice).containsExactly("region=EU", "region=US", "region=APAC");
        passed(verdicts.get(0));
        failed(verdicts.get(1));
        undecided(verdicts.get(2), "auc[region=APAC] has no value: it has 10 rows");
        failed(judge("auc[region=EU&device=tv] >= 0.8", candidate, Baselines.NONE));
        undecided(judge("auc[region=MARS] >= 0.8", candidate, Baselines.NONE), "no such slice");
        undecided(judge("auc[colour] >= 0.8", candidate, Baselines.NONE), "no such slice");
    }

    @Test
    void aSliceIsComparedWithTheBaselinesSlice() {
        SliceEvaluation mine = new SliceEvaluation("region", "region=EU", 600, Map.of("auc", metric(0.80)), null);
        SliceEvaluation other = new SliceEvaluation("region", "region=EU", 600, Map.of("auc", metric(0.85)), null);
        EvaluationRecord candidate = evaluation(2, "rows", Map.of("auc", metric(0.9)), mine);
        failed(judge(
                "auc[region=EU] >= production - 0.01",
                candidate,
                production(evaluation(1, "rows", Map.of("auc", metric(0.8)), other))));
        undecided(
                judge(
                        "auc[region=EU] >= production",
                        candidate,
                        production(evaluation(1, "rows", Map.of("auc", metric(0.8))))),
                "it has no slice region=EU");
    }

    @Test
    void rowsUnlikeTheDataInUseAreAWarningOrUndecided() {
        EvaluationRecord candidate = evaluation(2, "rows", Map.of("auc", metric(0.94)));
        Baselines unlike = withResemblance(
                new Baselines.Resemblance(false, "The rows differ from what production sees: price drifted."));
        GateVerdict warned = judge("auc >= 0.9 (representativeOf=production)", candidate, unlike);
        passed(warned);
        assertThat(warned.sentence()).endsWith("price drifted.");
        undecided(
                judge("auc >= 0.9 (representativeOf=production, whenNotRepresentative=UNDECIDED)", candidate, unlike),
                "price drifted");
        undecided(
                judge(
                        "auc >= 0.9 (representativeOf=production, whenNotRepresentative=UNDECIDED)",
                        candidate,
                        Baselines.NONE),
                "not known");
        failed(judge("auc >= 0.95 (representativeOf=production, whenNotRepresentative=UNDECIDED)", candidate, unlike));
        passed(judge(
                "auc >= 0.9 (representativeOf=production, whenNotRepresentative=UNDECIDED)",
                candidate,
                withResemblance(new Baselines.Resemblance(true, "alike"))));
    }

    private static Baselines withResemblance(Baselines.Resemblance resemblance) {
        return new Baselines() {
            @Override
            public Optional<Baseline> find(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<Resemblance> resemblance(String name) {
                return Optional.of(resemblance);
            }
        };
    }
}
