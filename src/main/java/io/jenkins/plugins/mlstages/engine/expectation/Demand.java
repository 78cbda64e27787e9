package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Bound;
import java.io.Serializable;
import java.util.List;

/** What an expectation asks of its measure. */
public sealed interface Demand extends Serializable {
    /**
     * A number on one side of a bound.
     *
     * @param atLeast true when the bound has to be reached, false when it must not be exceeded
     * @param bound a number, or the same measure of the last record with a margin
     */
    record Compared(boolean atLeast, Bound bound) implements Demand {
        /** What a bound calls the last record of the same data. */
        public static final String LAST = "last";
    }

    /** All values lie between the two, these included. */
    record Within(double low, double high) implements Demand {}

    /** All values are among these. */
    record Among(List<String> values) implements Demand {
        public Among {
            values = List.copyOf(values);
        }
    }

    /** The columns and their types are those of the data of a version. */
    record SameAs(String version) implements Demand {}
}
