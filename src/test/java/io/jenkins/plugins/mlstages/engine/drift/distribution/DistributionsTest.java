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

    /** Sizes, statistic, and p-value of scipy 1.17's {@code ks_2samp(method='exact')}. */
    @Test
    void exactTwoSampleKolmogorovAgreesWithScipyForEqualAndUnequalSizesAndFarTails() {
        double[][] expected = {
            {5, 7, 0.5714285714285714, 0.23737373737373738},
            {10, 10, 0.7, 0.012340600575894691},
            {37, 1_000, 0.24324324324324326, 0.024121186012164095},
            {200, 300, 0.1, 0.17313583335670987},
            {1_000, 1_000, 0.061, 0.04839715079181246},
            {1_000, 3_000, 0.05, 0.046235107601600406},
            {1_000, 9_999, 0.05000500050005, 0.020442342177156268},
            {800, 10_000, 0.15, 5.235201848467783e-15},
            {1_000, 10_000, 0.4, 2.606452238767756e-131}
        };
        for (double[] entry : expected) {
            int n = (int) entry[0];
            int m = (int) entry[1];
            assertThat(TwoSampleKolmogorovDistribution.survival(entry[2], n, m))
                    .as("%d and %d values", n, m)
                    .isCloseTo(entry[3], within(entry[3] * 1e-10))
                    .isCloseTo(TwoSampleKolmogorovDistribution.survival(entry[2], m, n), within(0.0));
        }
        assertThat(TwoSampleKolmogorovDistribution.survival(0, 20, 30)).isEqualTo(1);
        assertThat(TwoSampleKolmogorovDistribution.survival(1, 3, 4))
                .as("2 of the 35 orders")
                .isCloseTo(2 / 35.0, within(1e-15));
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
