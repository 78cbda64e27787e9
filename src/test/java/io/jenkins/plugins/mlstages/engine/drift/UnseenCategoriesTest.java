package io.jenkins.plugins.mlstages.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UnseenCategoriesTest {
    @Test
    void oneNewCategoryOfFourRowsHasAtLeastTheProbabilityThatAllFourFallIntoTheCurrentHalf() {
        double p = UnseenCategories.pValue(new long[] {96, 4}, new long[] {100, 0});
        assertThat(p).isBetween(Math.pow(0.5, 4), 2.1 * Math.pow(0.5, 4));
    }

    @Test
    void manyRowsInANewCategoryAreNoChance() {
        assertThat(UnseenCategories.pValue(new long[] {60, 40}, new long[] {100, 0}))
                .isLessThan(1e-10);
    }

    @Test
    void columnsOfRareNamesDoNotAlarmWithoutDrift() {
        Random random = new Random(5);
        int alarms = 0;
        for (int trial = 0; trial < 500; trial++) {
            long[] here = new long[300];
            long[] there = new long[300];
            for (int i = 0; i < 200; i++) {
                here[(int) (300 * Math.pow(random.nextDouble(), 2))]++;
                there[(int) (300 * Math.pow(random.nextDouble(), 2))]++;
            }
            alarms += UnseenCategories.pValue(here, there) <= 0.05 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(25);
    }
}
