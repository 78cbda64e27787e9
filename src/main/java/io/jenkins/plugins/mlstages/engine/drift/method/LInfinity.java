package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Chebyshev distance: the largest difference of any category's share (TensorFlow Data Validation's comparator); 0 to 1.
 */
public final class LInfinity implements CategoricalMethod {
    @Override
    public String id() {
        return "l-infinity";
    }

    @Override
    public String title() {
        return "largest difference of shares";
    }

    @Override
    public boolean hasPValue() {
        return false;
    }

    @Override
    public DriftTest compute(PairedCategories pair) {
        Shares shares = Shares.of(pair);
        double largest = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            largest = Math.max(largest, Math.abs(shares.reference()[i] - shares.current()[i]));
        }
        return DriftTest.distance(id(), largest);
    }
}
