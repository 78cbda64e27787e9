package io.jenkins.plugins.mlstages.engine.drift.method;

/**
 * Jensen-Shannon distance (Endres and Schindelin 2003): the square root of the divergence of Lin (1991) with natural
 * logarithms; 0 to sqrt(ln 2) = 0.83. The default effect of categorical columns.
 */
public final class JensenShannon implements BinnedMethod {
    @Override
    public String id() {
        return "jensen-shannon";
    }

    @Override
    public String title() {
        return "Jensen-Shannon";
    }

    @Override
    public double distance(Shares shares) {
        double sum = 0;
        for (int i = 0; i < shares.reference().length; i++) {
            double r = shares.reference()[i];
            double c = shares.current()[i];
            double middle = (r + c) / 2;
            sum += (r > 0 ? r * Math.log(r / middle) : 0) + (c > 0 ? c * Math.log(c / middle) : 0);
        }
        return Math.sqrt(Math.max(0, sum / 2));
    }
}
