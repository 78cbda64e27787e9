package io.jenkins.plugins.mlstages.engine.profile;

/**
 * What a drift test sees of a categorical column.
 *
 * @param names category names, strictly ascending by {@link String#compareTo}; beyond the exact bound the names of hash
 *     cells stand for the categories that fell into them
 * @param counts how often each occurs, all positive, as long as {@code names}
 * @param size sum of {@code counts}
 * @param exact whether every name is a category of the data
 */
public record CategorySample(String[] names, long[] counts, long size, boolean exact) {}
