package io.jenkins.plugins.mlstages.engine.drift.method;

/**
 * How small the expected counts of a 2 x k table are.
 *
 * @param below how many of the 2 k are below {@link #SMALL}
 * @param cells 2 k
 * @param least the smallest
 */
record ExpectedCounts(int below, int cells, double least) {
    private static final double SMALL = 5;
    private static final double LEAST = 1;
    private static final double MOST_SMALL = 0.2;

    static ExpectedCounts of(PairedCategories pair) {
        double all = (double) pair.referenceSize() + pair.currentSize();
        double[] shares = {pair.referenceSize() / all, pair.currentSize() / all};
        int below = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < pair.distinct(); i++) {
            double total = (double) pair.referenceCounts()[i] + pair.currentCounts()[i];
            for (double share : shares) {
                below += total * share < SMALL ? 1 : 0;
                least = Math.min(least, total * share);
            }
        }
        return new ExpectedCounts(below, 2 * pair.distinct(), least);
    }

    /** Whether chi-square is near enough (W. G. Cochran, 1954): none is below 1 and at most a fifth are below 5. */
    boolean suffice() {
        return least >= LEAST && below <= MOST_SMALL * cells;
    }
}
