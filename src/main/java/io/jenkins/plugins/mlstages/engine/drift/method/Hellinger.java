package io.jenkins.plugins.mlstages.engine.drift.method;

/**
 * Hellinger distance (Hellinger 1909): the Euclidean distance of the roots of the shares over sqrt(2); 0 to 1.
 */
public final class Hellinger implements BinnedMethod {
    @Override
    public String id() {
        return "hellinger";
    }

    @Override
    public String title() {
        return "Hellinger";
    }

    @Override
    public double distance(Shares shares) {
        double sum = 0;
        for (int i = 0; i < shares.reference().length; i++) {
            double difference = Math.sqrt(shares.reference()[i]) - Math.sqrt(shares.current()[i]);
            sum += difference * difference;
        }
        return Math.sqrt(sum / 2);
    }
}
