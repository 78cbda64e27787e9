package io.jenkins.plugins.mlstages.engine.profile;

/**
 * Counts different values by their 64-bit hashes, up to {@link #MOST}; of more it only knows that they are more. Two of four
 * million values share a hash with a chance below one in a million.
 */
final class DistinctTally {
    static final int MOST = 4_000_000;
    private static final int FIRST = 1 << 10;

    /** Open addressing; 0 is a free place. */
    private long[] hashes = new long[FIRST];

    private int size;
    private boolean tooMany;

    void add(long hash) {
        if (tooMany) {
            return;
        }
        long key = hash == 0 ? 1 : hash;
        int mask = hashes.length - 1;
        int at = (int) key & mask;
        while (hashes[at] != 0) {
            if (hashes[at] == key) {
                return;
            }
            at = at + 1 & mask;
        }
        if (size == MOST) {
            tooMany = true;
            hashes = new long[0];
            return;
        }
        hashes[at] = key;
        size++;
        if (size * 2 > hashes.length) {
            grow();
        }
    }

    private void grow() {
        long[] old = hashes;
        hashes = new long[old.length * 2];
        int mask = hashes.length - 1;
        for (long key : old) {
            if (key != 0) {
                int at = (int) key & mask;
                while (hashes[at] != 0) {
                    at = at + 1 & mask;
                }
                hashes[at] = key;
            }
        }
    }

    void add(DistinctTally other) {
        if (other.tooMany) {
            tooMany = true;
            hashes = new long[0];
        }
        for (long key : other.hashes) {
            if (key != 0) {
                add(key);
            }
        }
    }

    /** {@code null} when there are more than {@link #MOST}. */
    Long count() {
        return tooMany ? null : (Long) (long) size;
    }
}
