package io.jenkins.plugins.mlstages.engine.evaluation;

/** Which values of a metric are better. */
public enum Direction {
    HIGHER,
    LOWER,
    /** Neither (a threshold, a bias), or not known. */
    UNKNOWN;

    /** +1 when higher is better, -1 when lower is better. */
    public int sign() {
        return this == LOWER ? -1 : 1;
    }
}
