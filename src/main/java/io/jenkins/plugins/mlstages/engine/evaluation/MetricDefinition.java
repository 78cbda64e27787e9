package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Set;

/**
 * What is known of a metric by its name.
 *
 * @param name as in records and gates
 * @param direction which values are better
 * @param minimum smallest possible value, may be infinite
 * @param maximum largest possible value, may be infinite
 * @param tasks the tasks for which it is computed here; empty when it can only be reported
 * @param interval how its confidence interval comes about, for the documentation and the pages
 * @param option the option that it depends on, {@code null} if there is none
 */
public record MetricDefinition(
        String name,
        Direction direction,
        double minimum,
        double maximum,
        Set<Task> tasks,
        String interval,
        MetricOption option) {
    MetricDefinition dependingOn(MetricOption other) {
        return new MetricDefinition(name, direction, minimum, maximum, tasks, interval, other);
    }

    /** The value moved into the metric's range: what the interval's ends of an approximation need. */
    public double clamp(double value) {
        return Math.max(minimum, Math.min(maximum, value));
    }

    /**
     * An interval's end carried from one confidence level to another as if it were normal on a scale without bounds: the
     * logit of a range with two, the logarithm of the distance to a single one, the value itself without any. Of an area
     * under the ROC curve this is exact, of other metrics an approximation.
     *
     * @param end one end of the interval of level {@code from}
     * @return NaN when the value lies on a bound, from which no end can be carried
     */
    public double carried(double value, double end, double from, double to) {
        double start = scaled(value);
        return Double.isFinite(start)
                ? unscaled(start + (scaled(end) - start) * Interval.z(to) / Interval.z(from))
                : Double.NaN;
    }

    private double scaled(double value) {
        boolean below = Double.isFinite(minimum);
        if (below && Double.isFinite(maximum)) {
            return Math.log((value - minimum) / (maximum - value));
        }
        if (below) {
            return Math.log(value - minimum);
        }
        return Double.isFinite(maximum) ? -Math.log(maximum - value) : value;
    }

    private double unscaled(double scaled) {
        boolean below = Double.isFinite(minimum);
        if (below && Double.isFinite(maximum)) {
            return minimum + (maximum - minimum) / (1 + Math.exp(-scaled));
        }
        if (below) {
            return minimum + Math.exp(scaled);
        }
        return Double.isFinite(maximum) ? maximum - Math.exp(-scaled) : scaled;
    }
}
