package io.jenkins.plugins.mlstages.engine.profile;

/** The finite numbers of a column, immutable: the values themselves while they are few, else counts on a fixed grid. */
sealed interface NumberSummary permits ExactNumbers, GriddedNumbers {
    /** How many numbers there were. */
    long size();

    /** How many different ones; an estimate when they are on the grid. */
    long distinct();

    NumericSample sample();

    /** Their sum, rounded once. */
    double total();

    /**
     * Where the number of a rank lies.
     *
     * @param rank 1 for the smallest, to {@link #size}
     */
    NumberBounds ranked(long rank);

    /** The same numbers on the grid of the given or a coarser level. */
    GriddedNumbers gridded(int level);

    /** Which of the counts the rank falls into. */
    static int index(long[] counts, long rank) {
        int at = 0;
        for (long before = counts[0]; before < rank; before += counts[at]) {
            at++;
        }
        return at;
    }
}
