package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Batch;
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

    private long[] hashes = new long[Batch.ROWS];
    /** Apart from the numbers', so that they tell whether there are texts. */
    private long[] textHashes = new long[Batch.ROWS];

    private long[] keys = new long[Batch.ROWS];
    private int[] found = new int[Batch.ROWS];

    void start(int rows) {
        if (hashes.length < rows) {
            hashes = new long[rows];
            textHashes = new long[rows];
            keys = new long[rows];
            found = new int[rows];
        }
        Arrays.fill(hashes, 0, rows, 0);
        Arrays.fill(textHashes, 0, rows, 0);
    }

    /** Whether any row has a text at all. */
    boolean anyText(int rows) {
        long any = 0;
        for (int row = 0; row < rows; row++) {
            any |= textHashes[row];
        }
        return any != 0;
    }

    void addNumbers(double[] found, int rows, Salt salt) {
        long factor = salt.factor;
        long addend = salt.addend;
        long[] sums = hashes;
        for (int row = 0; row < rows; row++) {
            double number = found[row];
            long bits = Double.doubleToRawLongBits(number + 0.0);
            sums[row] += number == number ? (bits ^ bits >>> 32 ^ addend) * factor : 0;
        }
    }

    /** @param key of the text, see {@link TextTally#key()}, or a hash of a point in time */
    void addText(int row, long key, Salt salt) {
        textHashes[row] += (key ^ key >>> 32 ^ salt.addend) * salt.factor;
    }

    /**
     * @param keys of the texts of rows {@code from} to before {@code to}, 0 for no text
     * @return how many rows have none
     */
    int addTexts(long[] keys, int from, int to, Salt salt) {
        long factor = salt.factor;
        long addend = salt.addend;
        long[] sums = textHashes;
        int none = 0;
        for (int row = from; row < to; row++) {
            long key = keys[row];
            sums[row] += key == 0 ? 0 : (key ^ key >>> 32 ^ addend) * factor;
            none += key == 0 ? 1 : 0;
        }
        return none;
    }

    /** Room for the keys of a column's texts. */
    long[] keys() {
        return keys;
    }

    /**
     * Looks for the rows that have a text and whose hash, as an unsigned number, is not above {@code most}: hardly any once
     * many rows have been seen, so that this loop does nothing else.
     *
     * @return how many there are; see {@link #found}
     */
    int notAbove(long most, int rows) {
        int n = 0;
        for (int row = 0; row < rows; row++) {
            found[n] = row;
            n += Long.compareUnsigned(of(row), most) <= 0 && textHashes[row] != 0 ? 1 : 0;
        }
        return n;
    }

    int found(int i) {
        return found[i];
    }

    long of(int row) {
        return Hash64.mix(hashes[row] ^ Hash64.mix(textHashes[row]));
    }
}
