package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.math.BigInteger;

/**
 * {@link GriddedNumbers} in bytes: level, how many cells, the first cell, then each one's distance from the one before and by
 * how much its count differs, since neighbours have similar counts; minimum and maximum, the exact sums, the registers.
 */
final class GriddedNumbersCodec {
    private static final int MAX_SUM_BYTES = 1_024;

    private GriddedNumbersCodec() {}

    static void write(GriddedNumbers grid, Packed to) {
        int n = grid.cells().length;
        to.number(grid.level()).number(n);
        long before = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0) {
                to.signed(grid.cells()[0]);
            } else {
                to.number(grid.cells()[i] - grid.cells()[i - 1]);
            }
            to.signed(grid.counts()[i] - before);
            before = grid.counts()[i];
        }
        to.fixed(Double.doubleToRawLongBits(grid.minimum())).fixed(Double.doubleToRawLongBits(grid.maximum()));
        writeSum(grid.sum(), to);
        writeSum(grid.squares(), to);
        writeRegisters(grid.values(), to);
    }

    static GriddedNumbers read(Packed from) {
        int level = from.count(GriddedNumbers.BITS);
        int n = from.count(GriddedNumbers.MAX_CELLS);
        int[] cells = new int[n];
        long[] counts = new long[n];
        long size = 0;
        long before = 0;
        for (int i = 0; i < n; i++) {
            cells[i] = i == 0 ? Math.toIntExact(from.signed()) : cells[i - 1] + from.count(1 << 23);
            counts[i] = before + from.signed();
            before = counts[i];
            if (counts[i] <= 0 || Math.abs(cells[i]) >= 1 << 21 || i > 0 && cells[i] <= cells[i - 1]) {
                throw new InputException("holds the count " + counts[i] + " in the cell " + cells[i]);
            }
            size = Math.addExact(size, counts[i]);
        }
        double minimum = Double.longBitsToDouble(from.fixed());
        double maximum = Double.longBitsToDouble(from.fixed());
        ExactSum sum = readSum(from);
        ExactSum squares = readSum(from);
        if (n == 0 || !(minimum <= maximum)) {
            throw new InputException("holds an empty grid, or a minimum above the maximum");
        }
        return new GriddedNumbers(level, cells, counts, size, minimum, maximum, sum, squares, readRegisters(from));
    }

    private static void writeSum(ExactSum sum, Packed to) {
        byte[] unscaled = sum.unscaled().toByteArray();
        to.number(unscaled.length).raw(unscaled).signed(sum.exponent());
    }

    private static ExactSum readSum(Packed from) {
        BigInteger unscaled = new BigInteger(from.raw(Math.max(1, from.count(MAX_SUM_BYTES))));
        long exponent = from.signed();
        if (Math.abs(exponent) > 4_096) {
            throw new InputException("holds the exponent " + exponent);
        }
        return new ExactSum(unscaled, (int) exponent);
    }

    /** Registers take six bits each. */
    static void writeRegisters(HyperLogLog registers, Packed to) {
        byte[] r = registers.registers;
        byte[] packed = new byte[r.length / 4 * 3];
        for (int i = 0, k = 0; i < r.length; i += 4, k += 3) {
            int word = r[i] | r[i + 1] << 6 | r[i + 2] << 12 | r[i + 3] << 18;
            packed[k] = (byte) word;
            packed[k + 1] = (byte) (word >>> 8);
            packed[k + 2] = (byte) (word >>> 16);
        }
        to.raw(packed);
    }

    static HyperLogLog readRegisters(Packed from) {
        byte[] packed = from.raw(HyperLogLog.REGISTERS / 4 * 3);
        byte[] r = new byte[HyperLogLog.REGISTERS];
        for (int i = 0, k = 0; i < r.length; i += 4, k += 3) {
            int word = packed[k] & 0xFF | (packed[k + 1] & 0xFF) << 8 | (packed[k + 2] & 0xFF) << 16;
            for (int j = 0; j < 4; j++) {
                r[i + j] = (byte) (word >>> 6 * j & 63);
                if (r[i + j] > HyperLogLog.HIGHEST) {
                    throw new InputException("holds a register beyond its range");
                }
            }
        }
        return new HyperLogLog(r);
    }
}
