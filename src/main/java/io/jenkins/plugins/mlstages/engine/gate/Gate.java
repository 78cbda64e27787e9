package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.AskedInterval;
import io.jenkins.plugins.mlstages.engine.evaluation.Direction;
import io.jenkins.plugins.mlstages.engine.evaluation.MetricDefinition;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A rule on one metric. Its text form is the command line's ({@link #parse}); {@link #toString} prints it so that it is
 * parsed back equal. Its map form is the pipeline step's ({@link #of}).
 *
 * @param metric the metric's name
 * @param slice {@code region=EU} for one slice, {@code region} for each value of a column, {@code null} for all rows
 * @param atLeast true when the metric has to reach the bound, false when it must not exceed it
 * @param bound what it is held against
 * @param confidence level at which the interval must decide, such as 0.95; {@code null} when the value itself decides
 * @param criticality what not passing does
 * @param policy what happens without an answer
 */
public record Gate(
        String metric,
        String slice,
        boolean atLeast,
        Bound bound,
        Double confidence,
        Criticality criticality,
        GatePolicy policy)
        implements Serializable {
    /** What Jenkins users know as the default of other quality gates. */
    public static final Criticality DEFAULT_CRITICALITY = Criticality.UNSTABLE;

    /** Relative error that a few sums and a division leave in numbers that are equal on paper. */
    private static final double ROUNDING = 16 * Math.ulp(1.0);

    private static final ModelName ANY_MODEL = new ModelName("model");

    public Gate {
        MetricDefinition definition = Metrics.of(metric);
        Direction direction = definition.direction();
        if (Metrics.isComputed(metric)
                && direction != Direction.UNKNOWN
                && atLeast != (direction == Direction.HIGHER)) {
            throw new InputException("The gate on " + metric + " asks for " + (atLeast ? "at least" : "at most")
                    + ", but " + metric + " is better when it is " + (atLeast ? "lower" : "higher") + ": use "
                    + (atLeast ? "atMost ('<=')" : "atLeast ('>=')") + ".");
        }
        double number = bound instanceof Bound.Versus versus ? versus.margin() : ((Bound.Absolute) bound).value();
        if (!Double.isFinite(number)) {
            throw new InputException(
                    "The gate on " + metric + " has the number " + number + "; a finite one was expected.");
        }
        if (bound instanceof Bound.Versus versus) {
            checkVersion(metric, versus.baseline());
        }
        if (policy.representativeOf() != null) {
            checkVersion(metric, policy.representativeOf());
        }
        if (confidence != null && !(confidence >= 0.5 && confidence < 1)) {
            throw new InputException("The gate on " + metric + " has the confidence " + confidence
                    + "; a level from 0.5 to below 1 such as 0.95 was expected.");
        }
    }

    private static void checkVersion(String metric, String name) {
        try {
            ModelReference.within(ANY_MODEL, name);
        } catch (InputException e) {
            throw new InputException("The gate on " + metric + " names no version: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the text form, e.g. {@code auc >= 0.85}, {@code auc[region=EU] >= production - 0.01 @ 95% : FAILURE}.
     *
     * @throws InputException when the text is no gate, saying what was expected
     */
    public static Gate parse(String text) {
        return GateText.parse(text);
    }

    /**
     * Reads the map form, e.g. {@code [metric: 'auc', baseline: 'production', margin: 0.01]}.
     *
     * @throws InputException when a key is unknown or missing or a value is none, naming it
     */
    public static Gate of(Map<String, ?> map) {
        return GateMap.parse(map);
    }

    /** Whether a value satisfies a bound; one that differs from it by no more than rounding does. */
    boolean holds(double value, double bound) {
        return sign() * (value - bound) >= -ROUNDING * Math.max(Math.abs(value), Math.abs(bound));
    }

    /** The intervals that gates will ask for; none for those by which the value itself decides. */
    public static List<AskedInterval> asked(List<Gate> gates) {
        return gates.stream()
                .filter(gate -> gate.confidence != null)
                .map(gate -> new AskedInterval(gate.metric, gate.slice, gate.confidence))
                .toList();
    }

    /** +1 when higher is better, -1 when lower is. */
    public int sign() {
        return atLeast ? 1 : -1;
    }

    @Override
    public String toString() {
        return GateText.print(this);
    }
}
