package io.jenkins.plugins.mlstages.engine.profile;

/** A categorical column of two datasets, made comparable: both by name, or both by the same hash cells with the same labels. */
public record CategoryPair(CategorySample reference, CategorySample current) {}
