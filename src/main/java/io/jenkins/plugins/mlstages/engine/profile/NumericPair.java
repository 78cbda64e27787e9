package io.jenkins.plugins.mlstages.engine.profile;

/**
 * A numeric column of two datasets, made comparable: both exact, or both on the same grid, since a number and the middle of
 * its cell are not the same number.
 */
public record NumericPair(NumericSample reference, NumericSample current) {}
