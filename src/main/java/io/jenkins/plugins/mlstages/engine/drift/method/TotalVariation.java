package io.jenkins.plugins.mlstages.engine.drift.method;

/**
 * Total variation distance: half the sum of the absolute differences of the shares, the largest difference of the
 * probability of any set of bins; 0 to 1.
 */
public final class TotalVariation implements BinnedMethod {
    @Override
    public String id() {
        return "total-variation";
    }

    @Override
    public String title() {
        return "total variation";
    }

    @Override
    public double distance(Shares shares) {
        double sum = 0;
        for (int i = 0; i < shares.reference().length; i++) {
            sum += Math.abs(shares.reference()[i] - shares.current()[i]);
        }
        return sum / 2;
    }
}
