package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Jensen-Shannon distance of numbers with Evidently's bins: one for each value when the reference has at most 20 distinct
 * values, else Sturges bins.
 */
public final class EvidentlyJensenShannon implements NumericMethod {
    private static final JensenShannon DISTANCE = new JensenShannon();

    @Override
    public String id() {
        return DISTANCE.id();
    }

    @Override
    public String title() {
        return DISTANCE.title();
    }

    @Override
    public boolean hasPValue() {
        return false;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        return DriftTest.distance(id(), DISTANCE.distance(Shares.byReferenceValues(pair)));
    }
}
