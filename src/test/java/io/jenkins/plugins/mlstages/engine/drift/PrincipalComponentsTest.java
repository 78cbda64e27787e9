package io.jenkins.plugins.mlstages.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    private static Moments moments(List<String> names, double[][] rows) {
        int p = names.size();
        double[] mean = new double[p];
        double[][] covariance = new double[p][p];
        for (double[] row : rows) {
            for (int i = 0; i < p; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / rows.length;
                }
            }
        }
        return new Moments(names, rows.length, mean, covariance);
    }

    /** Two columns of correlation rho, plus noise columns. */
    private static Moments correlated(long seed, int n, double rho, int noise) {
        Random random = new Random(seed);
        double[][] rows = new double[n][2 + noise];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextGaussian();
            }
            row[1] = 1e6 + 1e3 * (rho * row[0] + Math.sqrt(1 - rho * rho) * row[1]);
        }
        return moments(
                java.util.stream.IntStream.range(0, 2 + noise)
                        .mapToObj(i -> "c" + i)
                        .toList(),
                rows);
    }

    @Test
    void theErrorIsTheMeanSquaredDistanceFromTheComponentsComputedRowByRow() {
        double[][] before = {
            {0, 0},
            {1, 1.2},
            {2, 1.9},
            {3, 3.1},
            {-1, -0.8},
            {-2, -2.1},
            {4, 3.8},
            {0.5, 0.4},
            {1.5, 1.7},
            {2.5, 2.4},
            {-0.5, -0.6},
            {-1.5, -1.4},
            {3.5, 3.6},
            {0.2, 0.1},
            {0.8, 0.9},
            {1.1, 1.3},
            {2.2, 2.0},
            {-0.2, -0.1},
            {-0.8, -1},
            {-3, -3.2},
            {0.1, 0.2},
            {1.2, 1.1},
            {2.1, 2.3},
            {3.2, 3.0},
            {-1.1, -0.9},
            {-2.2, -2.0},
            {4.1, 3.9},
            {0.6, 0.5},
            {1.6, 1.5},
            {2.6, 2.7},
            {-0.6, -0.4},
            {-1.4, -1.6},
            {3.4, 3.3},
            {0.3, 0.3},
            {0.7, 0.6},
            {1.3, 1.4},
            {2.3, 2.2},
            {-0.3, -0.4},
            {-0.9, -0.7},
            {-2.9, -3.0}
        };
        double[][] after = {{1, -1}, {2, 0}, {0, 1}, {-1, 1}};
        Moments reference = moments(List.of("a", "b"), before);
        Moments current = moments(List.of("a", "b"), after);

        DriftTest answer = PrincipalComponents.test(reference, current, List.of("a", "b"));

        // of two standardised columns with positive correlation the second component is (1, -1) / sqrt 2
        double errorBefore = 0;
        double errorAfter = 0;
        for (double[] row : before) {
            errorBefore += Math.pow(z(row[0], reference, 0) - z(row[1], reference, 1), 2) / 2 / before.length;
        }
        for (double[] row : after) {
            errorAfter += Math.pow(z(row[0], reference, 0) - z(row[1], reference, 1), 2) / 2 / after.length;
        }
        double scale = Math.max(errorBefore, 0.01 * 2);
        assertThat(answer.statistic()).isCloseTo((errorAfter - errorBefore) / scale, within(1e-9));
        assertThat(answer.pValue()).isLessThan(1e-6);
    }

    private static double z(double x, Moments reference, int column) {
        return (x - reference.mean()[column]) / Math.sqrt(reference.covariance()[column][column]);
    }

    @Test
    void aLostDependenceIsFoundThoughEveryColumnByItselfIsTheSame() {
        DriftTest answer = PrincipalComponents.test(
                correlated(1, 2_000, 0.9, 3), correlated(2, 2_000, 0, 3), List.of("c0", "c1", "c2", "c3", "c4"));
        assertThat(answer.pValue()).isLessThan(1e-6);
        assertThat(answer.statistic()).isGreaterThan(0.5);
    }

    @Test
    void withoutDriftItSeldomAlarmsThoughTheComponentsWereFittedToTheReference() {
        int alarms = 0;
        for (int trial = 0; trial < 300; trial++) {
            Moments reference = correlated(2L * trial, 400, 0.7, 8);
            Moments current = correlated(2L * trial + 1, 400, 0.7, 8);
            alarms += PrincipalComponents.test(reference, current, reference.columns())
                                    .pValue()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(15);
    }

    @Test
    void whatDoesNotApplyHasAReason() {
        Moments few = correlated(1, 30, 0.5, 2);
        assertThat(PrincipalComponents.test(few, few, List.of("c0", "c1", "c2", "c3"))
                        .reason())
                .isEqualTo(
                        "the reference has 30 and the current data 30 complete rows; 80 and 2 are needed for 4 columns");
        assertThat(PrincipalComponents.test(few, few, List.of("c0")).reason())
                .startsWith("it needs two numeric columns")
                .endsWith("there is one");
        assertThat(PrincipalComponents.test(few, few, List.of()).reason()).endsWith("there are none");
    }
}
