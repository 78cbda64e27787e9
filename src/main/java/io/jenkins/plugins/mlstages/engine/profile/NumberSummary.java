package io.jenkins.plugins.mlstages.engine.profile;

/** The finite numbers of a column, immutable: the values themselves while they are few, else counts on a fixed grid. */
sealed interface NumberSummary permits ExactNumbers, GriddedNumbers {
    /** How many numbers there were. */
    long size();

    /** How many different ones; an estimate when they are on the grid. */
    long distinct();

    NumericSample sample();

    /** The same numbers on the grid of the given or a coarser level. */
    GriddedNumbers gridded(int level);
}
