package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Wasserstein-1 (earth mover's) distance: the area between the two distribution functions (Vallender 1974), in the unit of
 * the column. Gridded data: every value moves within its cell, so the distance is off by at most the mean width of the
 * cells that hold the data, about 0.1 % of the mean absolute value.
 */
public final class Wasserstein implements NumericMethod {
    @Override
    public String id() {
        return "wasserstein";
    }

    @Override
    public String title() {
        return "Wasserstein";
    }

    @Override
    public boolean hasPValue() {
        return false;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        return DriftTest.distance(id(), distance(pair));
    }

    static double distance(PairedNumbers pair) {
        double n = pair.reference().size();
        double m = pair.current().size();
        long below1 = 0;
        long below2 = 0;
        double area = 0;
        for (int i = 0; i + 1 < pair.distinct(); i++) {
            below1 += pair.referenceCounts()[i];
            below2 += pair.currentCounts()[i];
            area += Math.abs(below1 / n - below2 / m) * (pair.values()[i + 1] - pair.values()[i]);
        }
        return area;
    }
}
