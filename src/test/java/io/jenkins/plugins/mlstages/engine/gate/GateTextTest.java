package io.jenkins.plugins.mlstages.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTextTest {
    @Test
    void formsOfTheIssueAreRead() {
        assertThat(Gate.parse("auc >= 0.85"))
                .isEqualTo(new Gate(
                        "auc", null, true, new Bound.Absolute(0.85), null, Criticality.UNSTABLE, GatePolicy.STRICT));
        assertThat(Gate.parse("logLoss <= 0.5 : FAILURE").criticality()).isEqualTo(Criticality.FAILURE);
        assertThat(Gate.parse("auc >= production - 0.01 @ 95%"))
                .isEqualTo(new Gate(
                        "auc",
                        null,
                        true,
                        new Bound.Versus("production", 0.01, false),
                        0.95,
                        Criticality.UNSTABLE,
                        GatePolicy.STRICT));
        assertThat(Gate.parse("auc[region=EU] >= 0.8 : NOTE").slice()).isEqualTo("region=EU");
        assertThat(Gate.parse("auc[region] >= 0.8").slice()).isEqualTo("region");
        assertThat(Gate.parse("rmse <= production * 1.02").bound())
                .isEqualTo(new Bound.Versus("production", 0.02, true));
    }

    @Test
    void marginsHaveTheSignOfLeniencyInBothDirections() {
        assertThat(Gate.parse("auc >= production + 0.005").bound())
                .isEqualTo(new Bound.Versus("production", -0.005, false));
        assertThat(Gate.parse("rmse <= production + 2").bound()).isEqualTo(new Bound.Versus("production", 2, false));
        assertThat(Gate.parse("rmse <= production - 2").bound()).isEqualTo(new Bound.Versus("production", -2, false));
        assertThat(Gate.parse("auc >= production * 0.98").bound())
                .isEqualTo(new Bound.Versus("production", 0.02, true));
        assertThat(Gate.parse("auc >= price-up/7").bound()).isEqualTo(new Bound.Versus("price-up/7", 0, false));
        assertThat(Gate.parse("auc >= price-up@production - 0.01").bound())
                .isEqualTo(new Bound.Versus("price-up@production", 0.01, false));
    }

    @Test
    void theMapFormGivesTheSameGates() {
        assertThat(Gate.of(Map.of("metric", "auc", "atLeast", 0.85))).isEqualTo(Gate.parse("auc >= 0.85"));
        assertThat(Gate.of(Map.of("metric", "rmse", "atMost", "4", "criticality", "failure")))
                .isEqualTo(Gate.parse("rmse <= 4 : FAILURE"));
        assertThat(Gate.of(Map.of("metric", "auc", "baseline", "production", "margin", 0.01, "confidence", 0.95)))
                .isEqualTo(Gate.parse("auc >= production - 0.01 @ 95%"));
        assertThat(Gate.of(Map.of("metric", "auc", "baseline", "production", "margin", -0.005)))
                .isEqualTo(Gate.parse("auc >= production + 0.005"));
        assertThat(Gate.of(Map.of("metric", "rmse", "baseline", "production", "relativeMargin", 0.02)))
                .isEqualTo(Gate.parse("rmse <= production * 1.02"));
        assertThat(Gate.of(Map.of("metric", "auc", "slice", "region=EU", "atLeast", 0.8, "whenUndecided", "PASS")))
                .isEqualTo(Gate.parse("auc[region=EU] >= 0.8 (whenUndecided=PASS)"));
        assertThat(Gate.of(Map.of("metric", "myScore", "baseline", "production", "direction", "lower")))
                .isEqualTo(Gate.parse("myScore <= production"));
        assertThat(Gate.of(Map.of(
                        "metric",
                        "auc",
                        "baseline",
                        "production",
                        "whenNoBaseline",
                        "PASS",
                        "otherRows",
                        "COMPARE",
                        "representativeOf",
                        "production",
                        "whenNotRepresentative",
                        "UNDECIDED")))
                .isEqualTo(Gate.parse(
                        "auc >= production (whenNoBaseline=PASS, otherRows=COMPARE, representativeOf=production,"
                                + " whenNotRepresentative=UNDECIDED)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "auc",
                "auc > 0.85",
                "auc >= ",
                "auc >= 0.85 : LOUD",
                "auc >= NaN",
                "auc >= Infinity",
                "auc >= 1e999",
                "auc >= 0.8 @ 120%",
                "auc >= 0.8 @ 0.2%",
                "auc >= production -",
                "auc >= production * x",
                "auc >= 0.85 (whenUndecided=MAYBE)",
                "auc >= 0.85 (colour=red)",
                "auc >= 0.85 (nothing)",
                "auc[] >= 0.8",
                "auc <= 0.9",
                "rmse >= 4",
                "auc == 0.8",
                "auc >= 0.8 0.9",
                "auc>=0.5@95%",
                "auc >= 50%",
                "auc >= production-0.01",
                "auc >= production-0.01 (whenNoBaseline=PASS)",
                "auc >= 0.8 (representativeOf=50%)",
                "auc >= production * 1e-99999999",
                "auc >= production - 1e2147483647",
                "auc >= 0.8 @ 1e-2147483647%"
            })
    void whatIsNoGateIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> Gate.parse(text))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").hasLineCount(1));
    }

    @Test
    void aMarginWhoseBlanksWereForgottenIsNoAlias() {
        assertThatThrownBy(() -> Gate.parse("auc >= production-0.01"))
                .hasMessage(
                        "The gate 'auc >= production-0.01' cannot be read: 'production-0.01' may be an alias or a version"
                                + " with a margin: a margin needs blanks around its sign, as in 'production - 0.01'; name such an"
                                + " alias in full, as in 'price-up@v-1.2'.");
        assertThat(Gate.parse("auc >= m@v-1.2").bound()).isEqualTo(new Bound.Versus("m@v-1.2", 0, false));
        assertThat(Gate.parse("auc >= v-1").bound()).isEqualTo(new Bound.Versus("v-1", 0, false));
        assertThatThrownBy(() -> Gate.parse("auc >= 50%"))
                .hasMessage(
                        "The gate on auc names no version: '50%' is not an alias: a letter first, then letters, digits"
                                + " and . _ - (at most 100) were expected.");
    }

    @Test
    void aMapThatIsNoGateIsRefusedNamingThePart() {
        refused(Map.of("atLeast", 1), "metric is missing");
        refused(Map.of("metric", "auc"), "exactly one of atLeast, atMost and baseline");
        refused(Map.of("metric", "auc", "atLeast", 1, "baseline", "production"), "exactly one");
        refused(Map.of("metric", "auc", "atLest", 1), "'atLest'");
        refused(Map.of("metric", "auc", "atLeast", "high"), "atLeast is 'high'");
        refused(Map.of("metric", "auc", "atLeast", Double.NaN), "atLeast");
        refused(Map.of("metric", "auc", "atLeast", 0.8, "margin", 1), "need a baseline");
        refused(Map.of("metric", "auc", "baseline", "p", "margin", 1, "relativeMargin", 1), "not both");
        refused(Map.of("metric", "auc", "atMost", 0.9), "better when it is higher");
        refused(Map.of("metric", "auc", "atLeast", 0.9, "confidence", 95), "confidence");
        refused(Map.of("metric", "auc", "atLeast", 0.9, "criticality", "LOUD"), "LOUD");
        refused(Map.of("metric", "auc", "atLeast", 0.9, "whenUndecided", "MAYBE"), "whenUndecided");
    }

    @Test
    void aBaselineGateOnAMetricOfUnknownDirectionIsRefused() {
        refused(
                Map.of("metric", "zorkiness", "baseline", "production"),
                "values of zorkiness are better is not known",
                "direction");
        refused(
                Map.of("metric", "bestThreshold", "baseline", "production"),
                "values of bestThreshold are better is not known");
        assertThat(Gate.of(Map.of("metric", "p95LatencyMs", "baseline", "production"))
                        .atLeast())
                .isFalse();
        assertThat(Gate.of(Map.of("metric", "validation.auc", "baseline", "production"))
                        .atLeast())
                .isTrue();
        assertThat(Gate.of(Map.of("metric", "model_size_mb", "baseline", "production"))
                        .atLeast())
                .isFalse();
    }

    private static void refused(Map<String, ?> map, String... parts) {
        assertThatThrownBy(() -> Gate.of(new HashMap<>(map)))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts).endsWith("."));
    }

    @Test
    void whatIsPrintedIsReadBackEqual() {
        Random random = new Random(5);
        List<String> metrics = List.of("auc", "rmse", "f1.class a", "latencyMs", "validation.auc");
        List<String> slices = List.of("region", "region=EU", "region=New York&device=mobile", "a&b");
        for (int i = 0; i < 2_000; i++) {
            String metric = metrics.get(random.nextInt(metrics.size()));
            boolean atLeast = !metric.equals("rmse") && !metric.equals("latencyMs");
            double number = Math.round((random.nextDouble() - 0.5) * 1e6) / 1e4;
            Bound bound = random.nextBoolean()
                    ? new Bound.Absolute(number)
                    : new Bound.Versus(
                            random.nextBoolean() ? "production" : "price-up/7", number / 100, random.nextBoolean());
            boolean wholly = random.nextBoolean();
            GatePolicy policy = random.nextBoolean()
                    ? GatePolicy.STRICT
                    : new GatePolicy(
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            wholly ? "production" : null,
                            wholly);
            Gate gate = new Gate(
                    metric,
                    random.nextBoolean() ? null : slices.get(random.nextInt(slices.size())),
                    atLeast,
                    bound,
                    random.nextBoolean() ? null : 0.5 + random.nextInt(499) / 1000.0,
                    Criticality.values()[random.nextInt(4)],
                    policy);
            if (bound instanceof Bound.Versus versus && versus.relative() && versus.margin() >= 1) {
                continue; // a factor below zero is not written
            }
            assertThat(Gate.parse(gate.toString())).as(gate.toString()).isEqualTo(gate);
        }
    }
}
