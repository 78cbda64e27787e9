package io.jenkins.plugins.mlstages.engine.profile;

/** Counts texts by hash cell. */
final class HashedTally {
    private final long[] counts = new long[HashedNames.CELLS];
    private final HyperLogLog names = new HyperLogLog();
    private long size;

    void add(long hash, long count) {
        counts[HashedNames.cell(hash)] += count;
        names.add(hash);
        size += count;
    }

    void add(HashedNames other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts()[i];
        }
        names.add(other.names());
        size += other.size();
    }

    HashedNames summary() {
        return new HashedNames(counts.clone(), size, names.copy());
    }
}
