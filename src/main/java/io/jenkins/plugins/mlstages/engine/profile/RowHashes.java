package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;

/** A hash of each row of a batch, from the values of all its columns, whatever their order. */
final class RowHashes {
    /** What makes a value in one column differ from the same value in another. */
    static final class Salt {
        private final long factor;
        private final long addend;

        Salt(String column) {
            addend = Hash64.of(column);
            factor = Hash64.mix(addend) | 1;
        }
    }

    private long[] hashes = new long[0];
    private boolean[] withText = new boolean[0];
    private boolean anyText;

    void start(int rows) {
        if (hashes.length < rows) {
            hashes = new long[rows];
            withText = new boolean[rows];
        } else {
            Arrays.fill(hashes, 0, rows, 0);
            Arrays.fill(withText, 0, rows, false);
        }
        anyText = false;
    }

    /** Whether any row has a text at all. */
    boolean anyText() {
        return anyText;
    }

    boolean withText(int row) {
        return withText[row];
    }

    void addNumbers(double[] found, int rows, Salt salt) {
        long factor = salt.factor;
        long addend = salt.addend;
        long[] sums = hashes;
        for (int row = 0; row < rows; row++) {
            long bits = Double.doubleToRawLongBits(found[row] + 0.0);
            sums[row] += (bits ^ bits >>> 32 ^ addend) * factor;
        }
    }

    void addText(int row, long hash, Salt salt) {
        hashes[row] += (hash ^ salt.addend) * (salt.factor + 2);
        withText[row] = true;
        anyText = true;
    }

    long of(int row) {
        return Hash64.mix(hashes[row]);
    }
}
