package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;

/**
 * Counts of numbers on the fixed log-linear grid.
 *
 * <p>At level 0 a cell holds the numbers of one sign that agree in exponent and the first 10 bits of the fraction, so it is
 * at most 2^-10 (0.098 %) of its numbers wide; zero has a cell of its own. Each further level joins two neighbours. A
 * column's level is the finest at which at most {@link #MAX_CELLS} cells are occupied, which depends on the numbers only.
 *
 * @param level 0 to 10
 * @param cells strictly ascending; negative for negative numbers, 0 for zero
 * @param counts how many numbers each holds, as long as {@code cells}
 * @param size sum of {@code counts}
 */
record GriddedNumbers(
        int level,
        int[] cells,
        long[] counts,
        long size,
        double minimum,
        double maximum,
        ExactSum sum,
        ExactSum squares,
        HyperLogLog values)
        implements NumberSummary {
    static final int MAX_CELLS = 1 << 15;
    static final int BITS = 10;
    private static final int SHIFT = 52 - BITS;

    /** The cell, at level 0, of a finite number. */
    static int cell(double value) {
        if (value == 0) {
            return 0;
        }
        int magnitude = Math.max(1, (int) (Double.doubleToRawLongBits(value) << 1 >>> SHIFT + 1));
        return value < 0 ? -magnitude : magnitude;
    }

    /** The cell, {@code levels} coarser, that a cell is part of. */
    static int coarser(int cell, int levels) {
        int magnitude = Math.max(1, Math.abs(cell) >>> levels);
        return cell == 0 ? 0 : cell < 0 ? -magnitude : magnitude;
    }

    /** The numbers' end of the cell that is nearer to zero. */
    private static double edge(int magnitude, int level) {
        long index = (long) magnitude << level;
        return index >= 0x7FFL << BITS ? Double.MAX_VALUE : Double.longBitsToDouble(index << SHIFT);
    }

    private double middle(int cell) {
        if (cell == 0) {
            return 0;
        }
        int magnitude = Math.abs(cell);
        double near = edge(magnitude, level);
        double middle = near + (edge(magnitude + 1, level) - near) / 2;
        return Math.max(minimum, Math.min(maximum, cell < 0 ? -middle : middle));
    }

    @Override
    public long distinct() {
        return Math.min(size, Math.max(values.estimate(), cells.length));
    }

    /** Each cell stands for its middle; two different cells never share one. */
    @Override
    public NumericSample sample() {
        double[] middles = new double[cells.length];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = middle(cells[i]);
        }
        double variance = size > 1 ? ExactSum.variance(sum, squares, size) : Double.NaN;
        return new NumericSample(
                middles, counts.clone(), size, ExactSum.mean(sum, size), variance, minimum, maximum, false);
    }

    @Override
    public double total() {
        return sum.doubleValue();
    }

    /** The ends of its cell; zero is known. */
    @Override
    public NumberBounds ranked(long rank) {
        int cell = cells[NumberSummary.index(counts, rank)];
        if (cell == 0) {
            return new NumberBounds(0, 0);
        }
        int magnitude = Math.abs(cell);
        double near = magnitude == 1 ? Double.MIN_VALUE : edge(magnitude, level);
        double far = Math.nextDown(edge(magnitude + 1, level));
        return new NumberBounds(Math.max(minimum, cell < 0 ? -far : near), Math.min(maximum, cell < 0 ? -near : far));
    }

    @Override
    public GriddedNumbers gridded(int wanted) {
        GriddedNumbers result = this;
        while (result.level < wanted || result.cells.length > MAX_CELLS) {
            result = result.oneCoarser();
        }
        return result;
    }

    private GriddedNumbers oneCoarser() {
        int[] joined = new int[cells.length];
        long[] sums = new long[cells.length];
        int n = 0;
        for (int i = 0; i < cells.length; i++) {
            int cell = coarser(cells[i], 1);
            if (n == 0 || joined[n - 1] != cell) {
                joined[n++] = cell;
            }
            sums[n - 1] += counts[i];
        }
        return new GriddedNumbers(
                level + 1,
                Arrays.copyOf(joined, n),
                Arrays.copyOf(sums, n),
                size,
                minimum,
                maximum,
                sum,
                squares,
                values);
    }
}
