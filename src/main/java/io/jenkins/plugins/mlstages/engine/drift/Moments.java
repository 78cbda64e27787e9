package io.jenkins.plugins.mlstages.engine.drift;

import java.util.List;

/**
 * First and second moments of several numeric columns over the rows where all of them have a value.
 *
 * @param columns names, as long as {@code mean}
 * @param rows number of those rows
 * @param mean mean of each column
 * @param covariance square, divisor {@code rows}
 */
public record Moments(List<String> columns, long rows, double[] mean, double[][] covariance) {}
