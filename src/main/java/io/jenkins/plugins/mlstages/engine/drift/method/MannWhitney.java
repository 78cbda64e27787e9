package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import org.apache.commons.math3.special.Erf;

/**
 * Mann-Whitney U test (Mann and Whitney 1947), two-sided: whether values of one side tend to be larger. The statistic is the
 * reference's U; the p-value is the normal approximation with corrections for continuity and ties (Lehmann 1975).
 * Gridded data: pairs of values that fall into one cell count as ties, so U moves by at most half of their number.
 */
public final class MannWhitney implements NumericMethod {
    @Override
    public String id() {
        return "mann-whitney";
    }

    @Override
    public String title() {
        return "Mann-Whitney";
    }

    @Override
    public boolean hasPValue() {
        return true;
    }

    @Override
    public int leastSize() {
        return 5;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        double n = pair.reference().size();
        double m = pair.current().size();
        double size = n + m;
        double before = 0;
        double u = 0;
        double ties = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double here1 = pair.referenceCounts()[i];
            double here2 = pair.currentCounts()[i];
            u += here1 * (before + here2 / 2);
            before += here2;
            double tied = here1 + here2;
            ties += tied * (tied * tied - 1);
        }
        double deviation = Math.sqrt(n * m / 12 * (size + 1 - ties / (size * (size - 1))));
        double z = (Math.max(u, n * m - u) - n * m / 2 - 0.5) / deviation;
        return DriftTest.significance(id(), u, Erf.erfc(z / Math.sqrt(2)));
    }
}
