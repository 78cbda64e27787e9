package io.jenkins.plugins.mlstages.engine.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts finite numbers on the grid of {@link GriddedNumbers}, one by one. */
final class GridTally {
    /** Numbers between two {@link Octave#settle}: so many the octaves' sums can take. */
    private static final int UNTIL_SETTLED = 1000;

    /** With so many octaves, and each time they have doubled, it is worth to look whether the grid may be made coarser. */
    private static final int MANY_OCTAVES = 8 * GriddedNumbers.MAX_CELLS / Octave.CELLS;

    private static final int EXPONENT = 0x7FF;

    private int level;
    private int nextLook = MANY_OCTAVES;
    private final Octave[] octaves = new Octave[2 * (EXPONENT + 1)];
    private final List<Octave> used = new ArrayList<>();
    private final HyperLogLog values = new HyperLogLog();
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private long zeros;
    private long size;
    private ExactSum sum = ExactSum.ZERO;
    private ExactSum squares = ExactSum.ZERO;

    /** Adds the numbers from {@code from} to before {@code to}; NaN stands for none. */
    void addAll(double[] numbers, int from, int to) {
        for (int start = from; start < to; start += UNTIL_SETTLED) {
            addSome(numbers, start, Math.min(to, start + UNTIL_SETTLED));
            for (Octave octave : used) {
                octave.settle();
            }
        }
    }

    private void addSome(double[] numbers, int from, int to) {
        double least = minimum;
        double most = maximum;
        int nothing = 0;
        for (int i = from; i < to; i++) {
            double value = numbers[i];
            if (value != value) {
                nothing++;
                continue;
            }
            least = value < least ? value : least;
            most = value > most ? value : most;
            long bits = Double.doubleToRawLongBits(value);
            if ((bits << 1) >>> 53 == 0) {
                addTiny(value, 1);
                continue;
            }
            Octave octave = octaves[(int) (bits >>> 52)];
            if (octave == null) {
                octave = open((int) (bits >>> 52));
            }
            octave.add(bits);
            values.add(Hash64.mix(bits));
        }
        minimum = least;
        maximum = most;
        size += to - from - nothing;
    }

    void add(ExactNumbers numbers) {
        for (int i = 0; i < numbers.values().length; i++) {
            double value = numbers.values()[i];
            long count = numbers.counts()[i];
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            size += count;
            long bits = Double.doubleToRawLongBits(value);
            if ((bits << 1) >>> 53 == 0) {
                addTiny(value, count);
            } else {
                values.add(Hash64.mix(bits));
                octave((int) (bits >>> 52)).add(bits, count);
            }
            if (i % UNTIL_SETTLED == 0) {
                used.forEach(Octave::settle);
            }
        }
        used.forEach(Octave::settle);
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
                long index = (long) Math.abs(cell) << other.level();
                int exponent = (int) (index >>> GriddedNumbers.BITS) + (cell < 0 ? EXPONENT + 1 : 0);
                octave(exponent).addCell((int) index & Octave.CELLS - 1, other.counts()[i]);
            }
        }
        values.add(other.values());
        minimum = Math.min(minimum, other.minimum());
        maximum = Math.max(maximum, other.maximum());
        size += other.size();
        sum = sum.plus(other.sum());
        squares = squares.plus(other.squares());
    }

    private void addTiny(double value, long count) {
        values.add(Hash64.of(value));
        if (value == 0) {
            zeros += count;
        } else {
            int cell = Math.abs(GriddedNumbers.cell(value));
            octave(value < 0 ? EXPONENT + 1 : 0).addSubnormal(cell, Double.doubleToRawLongBits(value), count);
        }
    }

    private Octave octave(int signAndExponent) {
        Octave octave = octaves[signAndExponent];
        return octave != null ? octave : open(signAndExponent);
    }

    private Octave open(int signAndExponent) {
        if (used.size() == nextLook) {
            nextLook *= 2;
            while (level < GriddedNumbers.BITS && tooManyCells()) {
                makeCoarser();
            }
        }
        Octave octave = new Octave(signAndExponent & EXPONENT, signAndExponent > EXPONENT, level);
        octaves[signAndExponent] = octave;
        used.add(octave);
        return octave;
    }

    private boolean tooManyCells() {
        return used.stream().mapToInt(Octave::occupied).sum() > GriddedNumbers.MAX_CELLS + 2; // tiny cells may count twice
    }

    private void makeCoarser() {
        used.forEach(Octave::makeCoarser);
        level++;
    }

    GriddedNumbers summary() {
        ExactSum total = sum;
        ExactSum totalSquares = squares;
        int occupied = zeros > 0 ? 1 : 0;
        for (Octave octave : used) {
            total = total.plus(octave.sum());
            totalSquares = totalSquares.plus(octave.squares());
            occupied += octave.occupied();
        }
        int[] cells = new int[occupied];
        long[] counts = new long[occupied];
        int n = 0;
        for (int exponent = EXPONENT; exponent >= 0; exponent--) {
            Octave octave = octaves[EXPONENT + 1 + exponent];
            n = octave == null ? n : octave.list(cells, counts, n);
        }
        if (zeros > 0) {
            counts[n++] = zeros;
        }
        for (int exponent = 0; exponent <= EXPONENT; exponent++) {
            Octave octave = octaves[exponent];
            n = octave == null ? n : octave.list(cells, counts, n);
        }
        return new GriddedNumbers(
                        level,
                        Arrays.copyOf(cells, n),
                        Arrays.copyOf(counts, n),
                        size,
                        minimum,
                        maximum,
                        total,
                        totalSquares,
                        values.copy())
                .gridded(level);
    }
}
