package io.jenkins.plugins.mlstages.engine.gate;

import static io.jenkins.plugins.mlstages.engine.gate.Fixtures.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Order relations that hold for every gate, tried on many random ones. */
class GateOrderTest {
    private static final int TRIES = 5_000;
    private final Random random = new Random(11);

    private double number() {
        double[] special = {0, -0.0, 1, -1, 0.5, 1e-300, -1e100};
        return random.nextInt(5) == 0 ? special[random.nextInt(special.length)] : random.nextGaussian();
    }

    private Gate gate() {
        boolean higher = random.nextBoolean();
        Bound bound = random.nextBoolean()
                ? new Bound.Absolute(number())
                : new Bound.Versus("production", number(), random.nextBoolean());
        Double confidence = random.nextBoolean() ? null : 0.5 + random.nextDouble() * 0.49;
        return new Gate(
                higher ? "gain" : "cost", null, higher, bound, confidence, Criticality.UNSTABLE, GatePolicy.STRICT);
    }

    private static Verdict judge(Gate gate, Metric candidate, Metric baseline) {
        EvaluationRecord mine = Fixtures.evaluation(2, "rows", Map.of(gate.metric(), candidate));
        EvaluationRecord other = Fixtures.evaluation(1, "rows", Map.of(gate.metric(), baseline));
        return new GateEvaluator(Evaluated.of(mine), Fixtures.production(other))
                .judge(List.of(gate))
                .get(0)
                .verdict();
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case FAILED -> 0;
            case UNDECIDED -> 1;
            case PASSED -> 2;
        };
    }

    @Test
    void aGateThatPassesKeepsPassingWhenTheMetricImproves() {
        for (int i = 0; i < TRIES; i++) {
            Gate gate = gate();
            double value = number();
            double below = random.nextDouble();
            double above = random.nextDouble();
            double gain = gate.sign() * Math.abs(number());
            Metric baseline = metric(number(), -10, 10);
            int before = rank(judge(gate, metric(value, value - below, value + above), baseline));
            int after = rank(judge(gate, metric(value + gain, value + gain - below, value + gain + above), baseline));
            assertThat(after).as("%s: %s improved by %s", gate, value, gain).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void aGateThatPassesKeepsPassingWhenTheMarginGrows() {
        for (int i = 0; i < TRIES; i++) {
            Gate gate = gate();
            if (!(gate.bound() instanceof Bound.Versus versus)) {
                continue;
            }
            Bound wider = new Bound.Versus(versus.baseline(), versus.margin() + random.nextDouble(), versus.relative());
            Gate lenient = new Gate(
                    gate.metric(), null, gate.atLeast(), wider, gate.confidence(), gate.criticality(), gate.policy());
            Metric candidate = metric(number(), -10, 10);
            Metric baseline = metric(number(), -10, 10);
            assertThat(rank(judge(lenient, candidate, baseline)))
                    .as("%s to %s", gate, lenient)
                    .isGreaterThanOrEqualTo(rank(judge(gate, candidate, baseline)));
        }
    }

    @Test
    void higherConfidenceNeverTurnsPassedIntoFailedOrBack() {
        for (int i = 0; i < TRIES; i++) {
            Gate gate = gate();
            if (gate.confidence() == null) {
                continue;
            }
            double value = number();
            Metric candidate = metric(value, value - random.nextDouble(), value + random.nextDouble());
            Metric baseline = metric(number(), -10, 10);
            Gate surer = new Gate(
                    gate.metric(),
                    null,
                    gate.atLeast(),
                    gate.bound(),
                    Math.min(0.999, gate.confidence() + random.nextDouble() * 0.2),
                    gate.criticality(),
                    gate.policy());
            Verdict one = judge(gate, candidate, baseline);
            Verdict two = judge(surer, candidate, baseline);
            assertThat(two == one || two == Verdict.UNDECIDED)
                    .as("%s %s, %s %s", gate, one, surer, two)
                    .isTrue();
        }
    }

    @Test
    void theSameValueAsTheBaselinePassesExactlyWhenTheMarginIsNotNegative() {
        for (int i = 0; i < TRIES; i++) {
            Gate gate = gate();
            if (gate.bound() instanceof Bound.Versus versus && gate.confidence() == null) {
                double value = random.nextGaussian();
                boolean demandsGain = versus.allowed(value) < 0 && value - versus.allowed(value) != value;
                assertThat(judge(gate, metric(value), metric(value)))
                        .as("%s at %s", gate, value)
                        .isEqualTo(demandsGain ? Verdict.FAILED : Verdict.PASSED);
            }
        }
    }

    @Test
    void mirroringTheDirectionMirrorsTheVerdict() {
        for (int i = 0; i < TRIES; i++) {
            Gate gate = gate();
            Bound bound = gate.bound() instanceof Bound.Absolute absolute
                    ? new Bound.Absolute(-absolute.value())
                    : gate.bound();
            Gate mirrored = new Gate(
                    gate.atLeast() ? "cost" : "gain",
                    null,
                    !gate.atLeast(),
                    bound,
                    gate.confidence(),
                    gate.criticality(),
                    gate.policy());
            double value = number();
            double other = number();
            assertThat(judge(mirrored, metric(-value, -value - 1, -value + 2), metric(-other, -other - 1, -other + 1)))
                    .as("%s and %s", gate, mirrored)
                    .isEqualTo(judge(gate, metric(value, value - 2, value + 1), metric(other, other - 1, other + 1)));
        }
    }
}
