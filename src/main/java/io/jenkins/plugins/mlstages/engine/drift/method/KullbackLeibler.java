package io.jenkins.plugins.mlstages.engine.drift.method;

import java.util.Arrays;

/**
 * Kullback-Leibler divergence of the current data from the reference (Kullback and Leibler 1951): the sum of
 * r ln(r / c), natural logarithm, not symmetric. Empty bins are filled as {@link Shares#withoutZeros} says and both lists are
 * then scaled to sum to 1, as Evidently does.
 */
public final class KullbackLeibler implements BinnedMethod {
    @Override
    public String id() {
        return "kullback-leibler";
    }

    @Override
    public String title() {
        return "Kullback-Leibler";
    }

    @Override
    public double distance(Shares shares) {
        Shares filled = shares.withoutZeros();
        double total1 = Arrays.stream(filled.reference()).sum();
        double total2 = Arrays.stream(filled.current()).sum();
        double sum = 0;
        for (int i = 0; i < filled.reference().length; i++) {
            double r = filled.reference()[i] / total1;
            double c = filled.current()[i] / total2;
            sum += r * Math.log(r / c);
        }
        return Math.max(0, sum);
    }
}
