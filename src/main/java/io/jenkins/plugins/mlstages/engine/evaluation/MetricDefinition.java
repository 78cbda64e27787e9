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
 */
public record MetricDefinition(
        String name, Direction direction, double minimum, double maximum, Set<Task> tasks, String interval) {
    /** The value moved into the metric's range: what the interval's ends of an approximation need. */
    public double clamp(double value) {
        return Math.max(minimum, Math.min(maximum, value));
    }
}
