package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.RowsRead;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells a person at a terminal that a long command is at work: a line on standard error, overwritten twice a second while
 * rows are being read, and gone at the end. Nothing is shown in the first two seconds, and nothing when standard error is no
 * terminal.
 */
final class Progress implements AutoCloseable {
    private static final int QUIET_SECONDS = 2;
    private static final int MILLIS = 500;

    private final PrintStream terminal;
    private final LongSupplier rows;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService clock;
    private long shownRows;
    private int shownLength;

    Progress(PrintStream terminal, LongSupplier rows) {
        this.terminal = terminal;
        this.rows = rows;
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** {@code null} when nobody is there to see it. */
    static Progress onTerminal() {
        if (System.console() == null || System.getenv("TERM") == null || "dumb".equals(System.getenv("TERM"))) {
            return null;
        }
        Progress progress = new Progress(System.err, RowsRead::sum);
        progress.clock.scheduleWithFixedDelay(
                () -> progress.tick((System.nanoTime() - progress.started) / 1e9), QUIET_SECONDS * 1000L, MILLIS, TimeUnit.MILLISECONDS);
        return progress;
    }

    /** Shows how far it is, if rows were read since the last time. */
    synchronized void tick(double seconds) {
        long now = rows.getAsLong();
        if (now == shownRows) {
            clear(); // a command's own output or a result may come now
            return;
        }
        shownRows = now;
        String line = String.format(Locale.ROOT, "%,d rows read, %.0f s", now, seconds);
        terminal.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
        terminal.flush();
        shownLength = line.length();
    }

    private void clear() {
        if (shownLength > 0) {
            terminal.print("\r" + " ".repeat(shownLength) + "\r");
            terminal.flush();
            shownLength = 0;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        synchronized (this) {
            clear();
        }
    }
}
