package io.jenkins.plugins.mlstages.engine.drift.method;

/** A way to compare reference and current values of one column. Stateless. */
public interface DriftMethod {
    /** The name on the command line, in pipelines and in records, e.g. {@code ks}. */
    String id();

    /** The name in sentences, e.g. {@code Kolmogorov-Smirnov}. */
    String title();

    /** True for a test with a p-value, false for a distance. */
    boolean hasPValue();

    /** Fewest values that either side must have. */
    default int leastSize() {
        return 1;
    }
}
