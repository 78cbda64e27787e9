package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.drift.distribution.CramerVonMisesDistribution;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Two-sample Cramer-von Mises test by midranks (Anderson 1962, "On the distribution of the two-sample Cramer-von Mises
 * criterion", equations 9, 10, 14 and 15).
 *
 * <p>The p-value is asymptotic, of the limiting distribution, conservative where values repeat; see
 * {@link CramerVonMisesDistribution} for what values below 1e-6 mean. Gridded data: as for a sample whose values are rounded
 * to the cells' representatives.
 */
public final class CramerVonMises implements NumericMethod {
    @Override
    public String id() {
        return "cramer-von-mises";
    }

    @Override
    public String title() {
        return "Cramér-von Mises";
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
        double u = 0;
        double before1 = 0;
        double before2 = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double here1 = pair.referenceCounts()[i];
            double here2 = pair.currentCounts()[i];
            double midrank = before1 + before2 + (here1 + here2 + 1) / 2;
            u += n * squares(midrank - before1, here1) + m * squares(midrank - before2, here2);
            before1 += here1;
            before2 += here2;
        }
        double k = n * m;
        double statistic = u / (k * size) - (4 * k - 1) / (6 * size);
        double expected = (1 + 1 / size) / 6;
        double variance = (size + 1) * (4 * k * size - 3 * (n * n + m * m) - 2 * k) / (45 * size * size * 4 * k);
        double normalised = 1 / 6.0 + (statistic - expected) / Math.sqrt(45 * variance);
        return DriftTest.significance(id(), statistic, CramerVonMisesDistribution.survival(normalised));
    }

    /** Sum of (rank - s)^2 over s = 1 to count, around the middle so that nothing cancels. */
    private static double squares(double rank, double count) {
        double distance = rank - (count + 1) / 2;
        return count * distance * distance + count * (count * count - 1) / 12;
    }
}
