package io.jenkins.plugins.mlstages.engine.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts finite numbers on the grid of {@link GriddedNumbers}, one by one. */
final class GridTally {
    /** Numbers between two {@link #settle}: so many the octaves' sums can take. */
    private static final int UNTIL_SETTLED = 1000;

    /** With so many octaves, and each time they have doubled, it is worth to look whether the grid may be made coarser. */
    private static final int MANY_OCTAVES = 8 * GriddedNumbers.MAX_CELLS / Octave.CELLS;

    private static final int EXPONENT = 0x7FF;

    /** In {@link #blocks}: no number of the octave yet; zero and the numbers below the normal ones. */
    private static final int NONE = -1;

    private static final int TINY = -2;

    private int level;
    private int nextLook = MANY_OCTAVES;
    private final List<Octave> used = new ArrayList<>();
    /** By sign and exponent: the number of the octave in {@link #used}; its cells and sums stand at multiples of it. */
    private final int[] blocks = new int[2 * (EXPONENT + 1)];

    /** The same for the tiny numbers, positive and negative; {@link #blocks} tells that they are not like the others. */
    private final int[] tinyBlocks = {NONE, NONE};

    private final Counts cells = new Counts(8 * Octave.CELLS);
    private long[] sums = new long[8 * Octave.SUMS];
    private final HyperLogLog values = new HyperLogLog();
    /** A hash with any of these bits changes nothing in {@link #values}. */
    private long commonHashes;

    private long nextCommon = HyperLogLog.REGISTERS * 8;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private long zeros;
    private long size;
    private ExactSum sum = ExactSum.ZERO;
    private ExactSum squares = ExactSum.ZERO;

    GridTally() {
        Arrays.fill(blocks, NONE);
        blocks[0] = TINY;
        blocks[EXPONENT + 1] = TINY;
    }

    /** Adds the numbers from {@code from} to before {@code to}. */
    void addAll(double[] numbers, int from, int to) {
        for (int start = from; start < to; start += UNTIL_SETTLED) {
            int end = Math.min(to, start + UNTIL_SETTLED);
            for (int at = start; at < end; ) {
                at = addSome(numbers, at, end);
            }
            settle();
        }
    }

    private void settle() {
        for (int i = 0; i < used.size(); i++) {
            used.get(i).settle(sums, i * Octave.SUMS);
        }
        if (size > nextCommon) {
            nextCommon *= 2;
            commonHashes = values.common();
        }
    }

    /** Adds numbers until one is of an octave that is not there yet or is tiny, and that one too; gives where to go on. */
    private int addSome(double[] numbers, int from, int to) {
        double least = minimum;
        double most = maximum;
        int[] b = blocks;
        byte[] c = cells.recent;
        long common = commonHashes;
        long[] s = sums;
        int depth = GriddedNumbers.BITS - level;
        int shift = 52 - depth;
        int mask = (1 << depth) - 1;
        int i = from;
        for (; i < to; i++) {
            double value = numbers[i];
            least = value < least ? value : least;
            most = value > most ? value : most;
            long bits = Double.doubleToRawLongBits(value);
            int block = b[(int) (bits >>> 52)];
            if (block < 0) {
                if (value == 0) {
                    zeros++;
                    continue;
                }
                addOther(value, 1);
                i++;
                break;
            }
            int cell = (block << depth) + ((int) (bits >>> shift) & mask);
            if (++c[cell] == 0) {
                cells.carry(cell);
            }
            long mantissa = bits & Octave.MANTISSA | Octave.IMPLICIT;
            long high = mantissa >>> Octave.HALF;
            long low = mantissa & Octave.LOW;
            int at = block * Octave.SUMS;
            s[at] += mantissa;
            s[at + 1] += high * high;
            s[at + 2] += high * low;
            s[at + 3] += low * low;
            long hash = Hash64.mix(bits);
            if ((hash & common) == 0) {
                values.add(hash);
            }
        }
        minimum = least;
        maximum = most;
        size += i - from;
        return i;
    }

    void add(ExactNumbers numbers) {
        for (int i = 0; i < numbers.values().length; i++) {
            add(numbers.values()[i], numbers.counts()[i]);
        }
    }

    /** Adds a number so many times. */
    void add(double value, long count) {
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        size += count;
        addOther(value, count);
    }

    /** Adds a number of any kind; not to the size, minimum and maximum. */
    private void addOther(double value, long count) {
        if (value == 0) {
            zeros += count;
            return;
        }
        values.add(Hash64.of(value));
        long bits = Double.doubleToRawLongBits(value);
        boolean normal = (bits << 1) >>> 53 != 0;
        int block = block((int) (bits >>> 52));
        int cell = Math.abs(GriddedNumbers.cell(value)) & Octave.CELLS - 1;
        cells.add((block << GriddedNumbers.BITS - level) + (cell >>> level), count);
        used.get(block).add(bits & Octave.MANTISSA | (normal ? Octave.IMPLICIT : 0), count);
    }

    /** The octave's number; it is made when it is not there. */
    private int block(int signAndExponent) {
        boolean tiny = (signAndExponent & EXPONENT) == 0;
        int block = tiny ? tinyBlocks[signAndExponent >>> 11] : blocks[signAndExponent];
        if (block >= 0) {
            return block;
        }
        if (used.size() == nextLook) {
            nextLook *= 2;
            while (level < GriddedNumbers.BITS
                    && occupied() > GriddedNumbers.MAX_CELLS + 2) { // tiny cells may count twice
                makeCoarser();
            }
        }
        block = used.size();
        used.add(new Octave(signAndExponent & EXPONENT, signAndExponent > EXPONENT));
        if (used.size() << GriddedNumbers.BITS - level > cells.length()) {
            cells.grow();
        }
        if (used.size() * Octave.SUMS > sums.length) {
            sums = Arrays.copyOf(sums, sums.length * 2);
        }
        if (tiny) {
            tinyBlocks[signAndExponent >>> 11] = block;
        } else {
            blocks[signAndExponent] = block;
        }
        return block;
    }

    private int occupied() {
        return cells.occupied(used.size() << GriddedNumbers.BITS - level);
    }

    private void makeCoarser() {
        cells.halve(used.size() << GriddedNumbers.BITS - level);
        level++;
    }

    void add(GridTally other) {
        while (level < other.level) {
            makeCoarser();
        }
        int length = 1 << GriddedNumbers.BITS - other.level;
        for (int i = 0; i < other.used.size(); i++) {
            Octave octave = other.used.get(i);
            int block = block(octave.exponent + (octave.negative ? EXPONENT + 1 : 0));
            int first = block << GriddedNumbers.BITS - level;
            for (int within = 0; within < length; within++) {
                long count = other.cells.get(i * length + within);
                if (count != 0) {
                    cells.add(first + (within >>> level - other.level), count);
                }
            }
            used.get(block).add(octave);
        }
        values.add(other.values);
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
        zeros += other.zeros;
        size += other.size;
        sum = sum.plus(other.sum);
        squares = squares.plus(other.squares);
    }

    void add(GriddedNumbers other) {
        while (level < other.level()) {
            makeCoarser();
        }
        for (int i = 0; i < other.cells().length; i++) {
            int cell = other.cells()[i];
            if (cell == 0) {
                zeros += other.counts()[i];
            } else {
                int index = Math.abs(cell) << other.level();
                int block = block((index >>> GriddedNumbers.BITS) + (cell < 0 ? EXPONENT + 1 : 0));
                int within = (index & Octave.CELLS - 1) >>> level;
                cells.add((block << GriddedNumbers.BITS - level) + within, other.counts()[i]);
            }
        }
        values.add(other.values());
        minimum = Math.min(minimum, other.minimum());
        maximum = Math.max(maximum, other.maximum());
        size += other.size();
        sum = sum.plus(other.sum());
        squares = squares.plus(other.squares());
    }

    GriddedNumbers summary() {
        ExactSum total = sum;
        ExactSum totalSquares = squares;
        for (Octave octave : used) {
            total = total.plus(octave.sum());
            totalSquares = totalSquares.plus(octave.squares());
        }
        int[] list = new int[occupied() + 1];
        long[] counts = new long[list.length];
        int n = 0;
        for (int exponent = EXPONENT; exponent >= 0; exponent--) {
            n = list(exponent == 0 ? tinyBlocks[1] : blocks[EXPONENT + 1 + exponent], list, counts, n);
        }
        if (zeros > 0) {
            counts[n++] = zeros;
            values.add(Hash64.of(0.0));
        }
        for (int exponent = 0; exponent <= EXPONENT; exponent++) {
            n = list(exponent == 0 ? tinyBlocks[0] : blocks[exponent], list, counts, n);
        }
        return new GriddedNumbers(
                        level,
                        Arrays.copyOf(list, n),
                        Arrays.copyOf(counts, n),
                        size,
                        minimum + 0.0, // which of 0 and -0 came first does not matter
                        maximum + 0.0,
                        total,
                        totalSquares,
                        values.copy())
                .gridded(level);
    }

    /** Writes an octave's occupied cells, ascending, behind the first {@code n}; gives their new number. */
    private int list(int block, int[] list, long[] counts, int n) {
        if (block < 0) {
            return n;
        }
        Octave octave = used.get(block);
        int depth = GriddedNumbers.BITS - level;
        int last = (1 << depth) - 1;
        int next = n;
        for (int i = 0; i <= last; i++) {
            int within = octave.negative ? last - i : i;
            long count = cells.get((block << depth) + within);
            if (count > 0) {
                int magnitude = Math.max(1, (octave.exponent << depth) + within);
                int cell = octave.negative ? -magnitude : magnitude;
                boolean another = next == 0 || list[next - 1] != cell;
                list[another ? next : next - 1] = cell;
                counts[another ? next : next - 1] += count;
                next += another ? 1 : 0;
            }
        }
        return next;
    }
}
