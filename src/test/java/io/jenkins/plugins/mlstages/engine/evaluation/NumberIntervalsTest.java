package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberIntervalsTest {
    private static final EvaluationOptions OPTIONS =
            EvaluationOptions.builder().label("y").prediction("p").build();

    private static TaskMetrics of(double[] labels, double[] predicted) {
        return TaskMetrics.of(new NumberPredictions(Rows.plain(labels.length), labels, predicted), OPTIONS, true);
    }

    /** Labels 1, 2, ... with these errors. */
    private static Map<String, Metric> withErrors(double... errors) {
        double[] labels = new double[errors.length];
        double[] predicted = new double[errors.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i + 1;
            predicted[i] = labels[i] + errors[i];
        }
        return of(labels, predicted).metrics();
    }

    @Test
    void aMedianHasAnIntervalFromSixRowsOn() {
        Metric five = withErrors(0.1, 0.2, 0.3, 0.4, 0.5).get("medianAbsoluteError");
        assertThat(five.value()).isCloseTo(0.3, within(1e-9));
        assertThat(five.low()).isNull();
        assertThat(five.reason()).contains("too few rows");
        Metric six = withErrors(0.1, 0.2, 0.3, 0.4, 0.5, 0.6).get("medianAbsoluteError");
        assertThat(six.low()).isCloseTo(0.1, within(1e-9));
        assertThat(six.high()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void equalErrorsAreCertainOnlyWithEnoughRows() {
        assertThat(of(new double[8], new double[8])
                        .metrics()
                        .get("medianAbsoluteError")
                        .low())
                .isNull();
        Metric enough = of(new double[20], new double[20]).metrics().get("medianAbsoluteError");
        assertThat(enough.low()).isZero();
        assertThat(enough.high()).isZero();
    }

    @Test
    void meansHaveAnIntervalFromTenRowsOnWhereTheyVary() {
        Map<String, Metric> nine = withErrors(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(nine.get("rmse").low()).isNull();
        assertThat(nine.get("mae").reason()).isEqualTo("it has fewer than 10 rows");
        Map<String, Metric> ten = withErrors(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(ten.get("rmse").low()).isLessThan(ten.get("rmse").value());
        Map<String, Metric> equal = withErrors(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        for (String name : new String[] {"rmse", "mae", "meanError", "pinballLoss"}) {
            assertThat(equal.get(name).low()).as(name).isNull();
            assertThat(equal.get(name).reason()).as(name).contains("do not vary");
        }
    }

    @Test
    void largeErrorsThatVaryLittleDoNotCancelOut() {
        SplittableRandom random = new SplittableRandom(5);
        double[] labels = new double[6_000];
        double[] predicted = new double[6_000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 1;
            predicted[i] = 1 + 1e9 + random.nextGaussian();
        }
        Map<String, Metric> metrics = of(labels, predicted).metrics();
        double width = 2 * 1.96 / Math.sqrt(6_000);
        for (String name : new String[] {"mae", "mape", "meanError"}) {
            assertThat(metrics.get(name).high() - metrics.get(name).low())
                    .as(name)
                    .isCloseTo(width, within(0.05 * width));
        }
    }

    @Test
    void errorsThatOverflowAreSaidToBeTooLarge() {
        TaskMetrics overflowing = of(new double[] {1.7e308, -1.7e308}, new double[] {-1.7e308, 1.7e308});
        Map<String, Metric> metrics = overflowing.metrics();
        for (String name : new String[] {"maxError", "medianAbsoluteError", "r2", "mape", "rmse"}) {
            assertThat(metrics.get(name).value()).as(name).isNull();
            assertThat(metrics.get(name).reason()).as(name).endsWith("too large for a number");
        }
        assertThat(overflowing.curves().residuals()).isNull();
    }
}
