package io.jenkins.plugins.mlstages.engine.profile;

/**
 * Texts by the first {@link #BITS} bits of their {@link Hash64}.
 *
 * @param counts of each of the {@link #CELLS} cells
 * @param size sum of {@code counts}
 */
record HashedNames(long[] counts, long size, HyperLogLog names) implements TextSummary {
    static final int BITS = 12;
    static final int CELLS = 1 << BITS;

    static int cell(long hash) {
        return (int) (hash >>> 32) & CELLS - 1; // other bits than those that choose the register of the HyperLogLog
    }

    static int cell(String name) {
        return cell(Hash64.of(name));
    }

    @Override
    public long distinct() {
        return Math.min(size, names.estimate());
    }

    @Override
    public HashedNames hashed() {
        return this;
    }

    HashedNames plus(HashedNames other) {
        HashedTally tally = new HashedTally();
        tally.add(this);
        tally.add(other);
        return tally.summary();
    }
}
