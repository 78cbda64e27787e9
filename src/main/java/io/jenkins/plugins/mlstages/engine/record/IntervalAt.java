package io.jenkins.plugins.mlstages.engine.record;

/**
 * A metric's confidence interval of a level other than its evaluation's.
 *
 * @param level such as 0.99
 * @param low lower end, {@code null} when there is no interval of this level
 * @param high upper end
 * @param reason why there is none, {@code null} if there is nothing to say
 */
public record IntervalAt(double level, Double low, Double high, String reason) {}
