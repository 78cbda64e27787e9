package io.jenkins.plugins.mlstages.engine.profile;

/**
 * Between which numbers of the data, these included, a number lies; the same twice where it is known.
 *
 * @param low lower end
 * @param high upper end
 */
public record NumberBounds(double low, double high) {}
