package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/**
 * Wasserstein-1 distance divided by the reference's population standard deviation: 1 means that values moved by one
 * standard deviation on average. The default effect of numeric columns. Gridded data: off by at most the bound of
 * {@link Wasserstein} divided by the same deviation, which is exact.
 */
public final class NormalisedWasserstein implements NumericMethod {
    /** The divisor where the reference does not vary at all, after Evidently. */
    private static final double CONSTANT_REFERENCE = 0.001;

    private final double leastDivisor;

    /** Divides by the deviation as it is, however small the unit of the column makes it. */
    public NormalisedWasserstein() {
        this(0);
    }

    private NormalisedWasserstein(double leastDivisor) {
        this.leastDivisor = leastDivisor;
    }

    /** Divides by at least 0.001, as Evidently 0.7 does. */
    public static NormalisedWasserstein likeEvidently() {
        return new NormalisedWasserstein(CONSTANT_REFERENCE);
    }

    @Override
    public String id() {
        return "wasserstein-normed";
    }

    @Override
    public String title() {
        return "normalised Wasserstein";
    }

    @Override
    public boolean hasPValue() {
        return false;
    }

    @Override
    public DriftTest compute(PairedNumbers pair) {
        double deviation = pair.referenceDeviation();
        double divisor = deviation > 0 ? Math.max(deviation, leastDivisor) : CONSTANT_REFERENCE;
        return DriftTest.distance(id(), Wasserstein.distance(pair) / divisor);
    }
}
