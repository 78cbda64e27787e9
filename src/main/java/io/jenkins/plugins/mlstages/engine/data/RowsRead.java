package io.jenkins.plugins.mlstages.engine.data;

import java.util.concurrent.atomic.LongAdder;

/** How many rows this process has read from files so far; a terminal shows it while a command works. */
public final class RowsRead {
    private static final LongAdder ROWS = new LongAdder();

    private RowsRead() {}

    static void add(int rows) {
        ROWS.add(rows);
    }

    public static long sum() {
        return ROWS.sum();
    }
}
