package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Energy distance (Szekely 2002; Rizzo and Szekely 2016): the square root of twice the integral of the squared difference of
 * the distribution functions, in square roots of the column's unit. Gridded data: as for a sample rounded to the cells'
 * representatives.
 */
public final class EnergyDistance implements NumericMethod {
    @Override
    public String id() {
        return "energy-distance";
    }

    @Override
    public String title() {
        return "energy distance";
    }

    @Override
    public boolean hasPValue() {
        return false;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        double n = pair.reference().size();
        double m = pair.current().size();
        long below1 = 0;
        long below2 = 0;
        double area = 0;
        for (int i = 0; i + 1 < pair.distinct(); i++) {
            below1 += pair.referenceCounts()[i];
            below2 += pair.currentCounts()[i];
            double difference = below1 / n - below2 / m;
            area += difference * difference * (pair.values()[i + 1] - pair.values()[i]);
        }
        return DriftTest.distance(id(), Math.sqrt(2 * area));
    }
}
