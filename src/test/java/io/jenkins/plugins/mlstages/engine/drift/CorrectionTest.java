package io.jenkins.plugins.mlstages.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectionTest {
    /** The values of R's p.adjust for c(0.01, 0.04, 0.03, 0.005). */
    @Test
    void knownValues() {
        double[] p = {0.01, 0.04, 0.03, 0.005};
        assertThat(Correction.HOLM.adjust(p)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(p))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-15));
        assertThat(Correction.BONFERRONI.adjust(p))
                .containsExactly(new double[] {0.04, 0.16, 0.12, 0.02}, within(1e-15));
        assertThat(Correction.NONE.adjust(p)).containsExactly(p);
    }

    @ParameterizedTest
    @EnumSource
    void neverBelowTheRawValueNorAboveOneAndInTheSameOrder(Correction correction) {
        Random random = new Random(7);
        double[] p = random.doubles(50).map(x -> x * x).toArray();
        double[] adjusted = correction.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i]).isBetween(p[i], 1.0);
            for (int j = 0; j < p.length; j++) {
                if (p[i] < p[j]) {
                    assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
                }
            }
        }
        assertThat(correction.adjust()).isEmpty();
        assertThat(Correction.of(correction.id())).isSameAs(correction);
    }
}
