package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.data.Units;
import java.util.Arrays;

/**
 * Takes in the finite numbers of a column.
 *
 * <p>They stay exact while there are at most {@link #EXACT_SIZE} of them or at most {@link #EXACT_DISTINCT} different ones;
 * else they are counted on the grid. Both bounds depend on the numbers only, and once passed stay passed when more come, so
 * it does not matter in which parts and order they come. Three stages: a list of all, a table of few, the grid.
 */
final class NumberTally {
    static final int EXACT_SIZE = 100_000;
    static final int EXACT_DISTINCT = 4_096;
    /** So many that it pays to bring the column's counts into the nearest cache. */
    static final int MANY_WAITING = 4_096;

    /** Numbers that wait until there are more. */
    private double[] waiting;

    private int waitingCount;
    private double[] list = new double[256];
    private ValueTable table;
    private GridTally grid;
    /** Before the grid; {@code null} when no number has come for it. */
    private DecimalTally decimals;

    private boolean tryDecimals = true;
    private long size;

    /** @param waiting how many numbers there is room for at once: {@link #MANY_WAITING}, or 0 where none are expected */
    NumberTally(int waiting) {
        this.waiting = new double[waiting];
    }

    /**
     * Adds the numbers from {@code from} to before {@code to}; NaN stands for none.
     *
     * @return how many there are
     */
    int offer(double[] numbers, int from, int to) {
        makeRoom(to - from);
        int before = waitingCount;
        int at = before;
        double[] into = waiting;
        for (int i = from; i < to; i++) {
            double number = numbers[i];
            if (number == number) {
                into[at++] = number;
            }
        }
        waitingCount = at;
        return at - before;
    }

    /**
     * The same for numbers that may be known in units.
     *
     * @param units of the numbers
     */
    int offer(double[] numbers, int from, int to, Units units) {
        if (grid == null || !tryDecimals || units.decimals() < 0) {
            return offer(numbers, from, to);
        }
        if (decimals == null) {
            decimals = new DecimalTally(units.decimals());
        }
        if (decimals.decimals() != units.decimals()) {
            return offer(numbers, from, to);
        }
        makeRoom(to - from);
        int waited = waitingCount;
        long counted = decimals.counted();
        waitingCount = decimals.add(numbers, units.units(), from, to, waiting, waited, grid);
        int given = (int) (decimals.counted() - counted) + waitingCount - waited;
        if (!decimals.worthIt()) {
            tryDecimals = false;
            settle();
        }
        return given;
    }

    private void makeRoom(int n) {
        if (n > waiting.length - waitingCount) {
            addWaiting();
            if (n > waiting.length) {
                waiting = new double[Math.max(n, MANY_WAITING)];
            }
        }
    }

    /** Nothing waits any more to be added. */
    private void settle() {
        if (waitingCount > 0) {
            addWaiting();
        }
        if (decimals != null) {
            decimals.settle(grid);
            decimals = null;
        }
    }

    private void addWaiting() {
        int n = waitingCount;
        waitingCount = 0;
        addAll(waiting, n);
    }

    private void addAll(double[] numbers, int n) {
        int at = 0;
        if (list != null) {
            at = addToList(numbers, n);
        }
        if (table != null && at < n) {
            at = addToTable(numbers, at, n);
        }
        if (grid != null && at < n) {
            grid.addAll(numbers, at, n);
        }
    }

    void add(NumberTally other) {
        other.settle();
        if (other.list != null) {
            addAll(other.list, (int) other.size);
            return;
        }
        if (other.grid == null) {
            add(other.summary());
            return;
        }
        settle();
        leaveList();
        leaveTable();
        grid.add(other.grid);
    }

    void add(NumberSummary summary) {
        settle();
        if (summary instanceof GriddedNumbers other) {
            leaveList();
            leaveTable();
            grid.add(other);
        } else {
            add((ExactNumbers) summary);
        }
    }

    private void add(ExactNumbers exact) {
        if (list != null && size + exact.size() <= EXACT_SIZE) {
            double[] all = new double[(int) exact.size()];
            int n = 0;
            for (int i = 0; i < exact.values().length; i++) {
                Arrays.fill(all, n, n += (int) exact.counts()[i], exact.values()[i]);
            }
            addToList(all, n);
            return;
        }
        leaveList();
        if (table != null) {
            for (int i = 0; i < exact.values().length; i++) {
                table.add(exact.values()[i], exact.counts()[i]);
            }
            size += exact.size();
            leaveFullTable();
        } else {
            grid.add(exact);
        }
    }

    /** @return how many were added */
    private int addToList(double[] numbers, int n) {
        int fitting = (int) Math.min(n, EXACT_SIZE - size);
        int needed = (int) size + fitting;
        if (needed > list.length) {
            list = Arrays.copyOf(list, Math.min(EXACT_SIZE, Math.max(needed, list.length * 2)));
        }
        System.arraycopy(numbers, 0, list, (int) size, fitting);
        size = needed;
        if (fitting < n) {
            leaveList();
        }
        return fitting;
    }

    private int addToTable(double[] numbers, int from, int n) {
        for (int i = from; i < n; i++) {
            table.add(numbers[i], 1);
            size++;
            if (table.distinct() > EXACT_DISTINCT) {
                leaveFullTable();
                return i + 1;
            }
        }
        return n;
    }

    /** The list becomes a table, or the grid at once when it holds many different numbers. */
    private void leaveList() {
        if (list == null) {
            return;
        }
        ValueTable few = new ValueTable();
        for (int i = 0; i < size && few.distinct() <= EXACT_DISTINCT; i++) {
            few.add(list[i], 1);
        }
        if (few.distinct() <= EXACT_DISTINCT) {
            table = few;
        } else {
            grid = new GridTally();
            grid.addAll(list, 0, (int) size);
        }
        list = null;
    }

    private void leaveFullTable() {
        if (table.distinct() > EXACT_DISTINCT) {
            leaveTable();
        }
    }

    private void leaveTable() {
        if (table != null) {
            grid = new GridTally();
            grid.add(table.summary(size));
            table = null;
        }
    }

    NumberSummary summary() {
        settle();
        if (list != null) {
            return ExactNumbers.of(list, (int) size);
        }
        return table != null ? table.summary(size) : grid.summary();
    }
}
