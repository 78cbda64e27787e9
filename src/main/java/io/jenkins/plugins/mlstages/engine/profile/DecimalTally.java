package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.NumberParser;
import io.jenkins.plugins.mlstages.engine.data.Units;
import java.util.Arrays;

/**
 * Counts numbers near zero that all have the same number of decimals, each by itself, and gives the counts to a grid: a
 * price of 12.50 is counted 256 times as 1250 before the grid sees it once.
 */
final class DecimalTally {
    /** Numbers of at least so many units are not counted here. */
    private static final int MOST = 1 << 17;

    private static final int FULL = 1 << Byte.SIZE;
    /** A look-up that finds nothing costs as much as the grid: it is not worth it when more than one number in so many does. */
    private static final int ONE_IN = 8;

    private static final int TRIED = 4_096;

    private final int decimals;
    private final double power;
    /** How often there was a number of u units, modulo 256, at {@code u + half}. */
    private byte[] counts = new byte[1 << 12];

    private int half = counts.length / 2;
    private long counted;
    private long left;

    DecimalTally(int decimals) {
        this.decimals = decimals;
        this.power = NumberParser.power(decimals);
    }

    int decimals() {
        return decimals;
    }

    /** How many numbers have been counted here. */
    long counted() {
        return counted;
    }

    boolean worthIt() {
        return left * ONE_IN < counted || counted + left < TRIED;
    }

    /**
     * Counts numbers, from row {@code from} to before {@code to}.
     *
     * @param units of the numbers, {@link Units#NONE} where there are none
     * @param others is given, from {@code next} on, the numbers that are not counted here
     * @return the first free place in {@code others}
     */
    int add(double[] numbers, int[] units, int from, int to, double[] others, int next, GridTally grid) {
        byte[] c = counts;
        int zero = half;
        int at = next;
        int absent = 0;
        for (int row = from; row < to; row++) {
            int slot = units[row] + zero;
            if (slot >= 0 && slot < c.length) {
                if (++c[slot] == 0) {
                    grid.add(units[row] / power, FULL);
                }
            } else if (reaches(units[row])) {
                c = counts;
                zero = half;
                row--;
            } else {
                double number = numbers[row];
                others[at] = number;
                int one = number == number ? 1 : 0;
                at += one;
                absent += 1 - one;
            }
        }
        left += at - next;
        counted += to - from - (at - next) - absent;
        return at;
    }

    /** Makes room for a number, unless it is too far from zero. */
    private boolean reaches(int units) {
        if (units <= -MOST || units >= MOST) {
            return false;
        }
        int wider = half;
        while (units < -wider || units >= wider) {
            wider *= 2;
        }
        byte[] more = new byte[2 * wider];
        System.arraycopy(counts, 0, more, wider - half, counts.length);
        counts = more;
        half = wider;
        return true;
    }

    /** Gives the grid what it has not seen yet. */
    void settle(GridTally grid) {
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] != 0) {
                grid.add((slot - half) / power, counts[slot] & 0xFF);
            }
        }
        Arrays.fill(counts, (byte) 0);
    }
}
