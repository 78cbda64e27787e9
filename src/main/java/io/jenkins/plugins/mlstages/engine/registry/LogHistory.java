package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a log that are in memory, in stretches: what the log had come to is known where each of them begins, so that a look
 * into the past replays only the lines of one.
 */
final class LogHistory {
    /** A stretch has a line for at most so many versions: so what is kept of all stretches grows no faster than the log. */
    private static final int VERSIONS_PER_LINE = 16;

    private final int shortest;
    private final int apart;
    private final List<LogStretch.Known> starts = new ArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<LogPlace> places = new ArrayList<>();

    /**
     * @param base what is known of the lines that are not in memory
     * @param keeping how long stretches are at least
     */
    LogHistory(LogStretch.Known base, Keeping keeping) {
        shortest = keeping.stretch();
        apart = keeping.apart();
        starts.add(base);
    }

    /** Whether it has the log from its first line on. */
    boolean isWhole() {
        return first() == 0;
    }

    /**
     * @param end where the log was read to with the entry
     * @param replay what the log has come to with it
     */
    void add(LogEntry entry, LogReader.End end, Replay replay) {
        entries.add(entry);
        if (entry.line() % apart == 0) {
            places.add(LogPlace.of(end, entry));
        }
        if (end.line() - lastStart() >= Math.max(shortest, replay.latest() / VERSIONS_PER_LINE)) {
            begin(end, replay);
        }
    }

    /** Begins a stretch with the next line. */
    void begin(LogReader.End end, Replay replay) {
        if (end.line() > lastStart()) {
            starts.add(new LogStretch.Known(end, replay.last(), replay.result().forLooks()));
        }
    }

    private long lastStart() {
        return starts.get(starts.size() - 1).end().line();
    }

    /** The stretches to which no line will be added, in order. */
    List<LogStretch> stretches() {
        List<LogStretch> all = new ArrayList<>();
        int place = 0;
        for (int i = 1; i < starts.size(); i++) {
            LogStretch.Known from = starts.get(i - 1);
            long to = starts.get(i).end().line();
            List<LogPlace> within = new ArrayList<>();
            for (; place < places.size() && places.get(place).line() <= to; place++) {
                if (places.get(place).line() < to) {
                    within.add(places.get(place));
                }
            }
            all.add(new LogStretch(from, List.copyOf(entries(from.end().line(), to)), apart, within));
        }
        return all;
    }

    private List<LogEntry> entries(long after, long to) {
        return entries.subList((int) (after - first()), (int) (to - first()));
    }

    int size() {
        return entries.size();
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** The entries after a line from {@link #first} on. */
    List<LogEntry> after(long line) {
        return List.copyOf(entries(line, first() + entries.size()));
    }

    /** The first line whose hash is known. */
    long first() {
        return starts.get(0).end().line();
    }

    /** The hash of a line from {@link #first} on. */
    String hash(long line) {
        return line == first()
                ? starts.get(0).end().hash()
                : entries.get((int) (line - first()) - 1).hash();
    }

    /**
     * What the log had come to with its last entry that is not later than {@code time}.
     *
     * @return {@code null} when that entry is not in memory
     */
    Replay asOf(ModelName model, Instant time) throws DamagedModelException {
        LogStretch.Known from = starts.get(0);
        if (from.place().time().isAfter(time)) {
            return null;
        }
        for (LogStretch.Known start : starts) {
            if (!start.place().time().isAfter(time)) {
                from = start;
            }
        }
        Replay past = new Replay(model, from.result(), from.last());
        for (LogEntry entry : entries.subList((int) (from.end().line() - first()), entries.size())) {
            if (entry.time().isAfter(time)) {
                break;
            }
            past.apply(entry);
        }
        return past;
    }
}
