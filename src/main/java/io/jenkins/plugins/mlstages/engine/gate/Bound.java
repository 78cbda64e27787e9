package io.jenkins.plugins.mlstages.engine.gate;

import java.io.Serializable;

/** What a gate holds a metric against. */
public sealed interface Bound extends Serializable {
    /** A number. */
    record Absolute(double value) implements Bound {}

    /**
     * The same metric of another version.
     *
     * @param baseline an alias of the same model such as {@code production}, or a full reference such as {@code price-up/7}
     * @param margin by how much the candidate may be worse; negative: by how much it must be better
     * @param relative whether the margin is a share of the baseline's absolute value, else it is in the metric's unit
     */
    record Versus(String baseline, double margin, boolean relative) implements Bound {
        /** How much worse than this baseline value is allowed, in the metric's unit. */
        public double allowed(double baselineValue) {
            return relative ? margin * Math.abs(baselineValue) : margin;
        }
    }
}
