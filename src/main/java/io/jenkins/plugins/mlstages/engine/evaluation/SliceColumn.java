package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.List;

/**
 * A column that divides the rows.
 *
 * @param name the column's name
 * @param values its distinct values, in the order in which {@code codes} counts them
 * @param codes for each row the index of its value
 */
record SliceColumn(String name, List<String> values, int[] codes) {}
