package io.jenkins.plugins.mlstages.engine.drift.method;

import io.jenkins.plugins.mlstages.engine.record.DriftTest;

/** A method for columns of numbers. */
public interface NumericMethod extends DriftMethod {
    /** The answer, or why there is none; never an exception, never NaN. */
    default DriftTest test(PairedNumbers pair) {
        String obstacle = pair.obstacle(leastSize());
        return obstacle == null ? compute(pair) : DriftTest.notApplicable(id(), obstacle);
    }

    /** The answer where both sides have at least {@link #leastSize} values and there are two distinct ones together. */
    DriftTest compute(PairedNumbers pair);
}
