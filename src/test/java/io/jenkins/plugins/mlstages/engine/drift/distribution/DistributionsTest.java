package io.jenkins.plugins.mlstages.engine.drift.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.drift.Electricity;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    @Test
    void kolmogorovAgreesWithScipyForEverySizeAndTail() throws Exception {
        for (JsonNode entry : Electricity.json("scipy.json").get("kolmogorov")) {
            double expected = entry.get(2).doubleValue();
            double actual = KolmogorovDistribution.survival(
                    entry.get(1).doubleValue(), entry.get(0).longValue());
            assertThat(actual).as(entry.toString()).isCloseTo(expected, within(expected * 1e-9 + 1e-300));
        }
    }

    /** scipy.special.smirnov is off by up to 1e-6 at this size, so the expansion of Lauwerier (1963) decides. */
    @Test
    void tailsOfTwentyFiveMillionValuesAgreeWithTheAsymptoticExpansion() {
        double n = 25_000_000;
        for (double z : new double[] {1.5, 1.9, 3, 5}) {
            double first = 1 - 2 * z / (3 * Math.sqrt(n)) + 2 * z * z / (3 * n) * (1 - 2 * z * z / 3);
            double last = 4 * z / (9 * Math.pow(n, 1.5)) * (0.2 - 19 * z * z / 15 + 2 * Math.pow(z, 4) / 3);
            double expected = 2 * Math.exp(-2 * z * z) * (first + last);

            assertThat(KolmogorovDistribution.survival(z / Math.sqrt(n), (long) n))
                    .isCloseTo(expected, within(expected * 1e-10));
        }
    }

    @Test
    void cramerVonMisesAgreesWithScipyIncludingWhereTheSeriesEnds() throws Exception {
        for (JsonNode entry : Electricity.json("scipy.json").get("cramerVonMises")) {
            double expected = entry.get(1).doubleValue();
            assertThat(CramerVonMisesDistribution.survival(entry.get(0).doubleValue()))
                    .as(entry.toString())
                    .isCloseTo(expected, within(expected * 1e-9 + 1e-14));
        }
    }

    @Test
    void binomialProbabilitiesSumToOneForLargeAndSmallSizes() {
        for (long n : new long[] {1, 7, 300, 100_000}) {
            double sum = 0;
            for (long k = 0; k <= n; k++) {
                sum += Math.exp(BinomialMass.log(k, n, 0.3, 0.7));
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }
}
