package io.jenkins.plugins.mlstages.engine.drift.method;

/**
 * Population stability index (Siddiqi 2006; Jeffreys' divergence): the sum of (r - c) ln(r / c), natural logarithm. Empty bins
 * are filled as {@link Shares#withoutZeros} says.
 */
public final class PopulationStability implements BinnedMethod {
    @Override
    public String id() {
        return "psi";
    }

    @Override
    public String title() {
        return "population stability index";
    }

    @Override
    public double distance(Shares shares) {
        Shares filled = shares.withoutZeros();
        double sum = 0;
        for (int i = 0; i < filled.reference().length; i++) {
            double r = filled.reference()[i];
            double c = filled.current()[i];
            sum += (r - c) * Math.log(r / c);
        }
        return sum;
    }
}
