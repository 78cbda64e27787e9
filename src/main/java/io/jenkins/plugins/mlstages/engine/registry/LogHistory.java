package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a log that are in memory, and at some of its lines what they had come to, so that a look into the past
 * replays only the lines since the last such place.
 */
final class LogHistory {
    /** More places than this, and only every other one is kept on. */
    private static final int MOST_PLACES = 256;

    private final Known base;
    private final long apart;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<Known> places = new ArrayList<>();

    /** What the log had come to at a place; {@code last} is {@code null} before the first line. */
    record Known(LogReader.End end, LogEntry last, Replay.Result result) {
        LogPlace place() {
            return LogPlace.of(end, last);
        }
    }

    /**
     * @param base what is known of the lines that are not in memory
     * @param apart lines from one place to the next in a short log
     */
    LogHistory(Known base, long apart) {
        this.base = base;
        this.apart = apart;
    }

    /** Whether it has the log from its first line on. */
    boolean isWhole() {
        return base.end().line() == 0;
    }

    /**
     * @param end where the log was read to with the entry
     * @param replay what the log has come to with it
     */
    void add(LogEntry entry, LogReader.End end, Replay replay) {
        entries.add(entry);
        if (isPlace(entry.line(), entry.line())) {
            places.removeIf(known -> !isPlace(known.end().line(), entry.line()));
            places.add(new Known(end, entry, replay.result().forLooks()));
        }
    }

    /** Whether a line is a place in a log of that length. */
    boolean isPlace(long line, long length) {
        long step = apart;
        while (length / step > MOST_PLACES) {
            step *= 2;
        }
        return line % step == 0;
    }

    /** What is known of the past, in order; the base is always among it, whether it is such a place or not. */
    List<Known> places() {
        List<Known> all = new ArrayList<>(List.of(base));
        all.addAll(places);
        return all;
    }

    int size() {
        return entries.size();
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** The entries after a line from {@link #first} on. */
    List<LogEntry> after(long line) {
        return List.copyOf(entries.subList((int) (line - first()), entries.size()));
    }

    /** The first line whose hash is known. */
    long first() {
        return base.end().line();
    }

    /** The hash of a line from {@link #first} on. */
    String hash(long line) {
        return line == first()
                ? base.end().hash()
                : entries.get((int) (line - first()) - 1).hash();
    }

    /**
     * What the log had come to with its last entry that is not later than {@code time}.
     *
     * @return {@code null} when that entry is not in memory
     */
    Replay asOf(ModelName model, Instant time) throws DamagedModelException {
        Known from = base;
        for (Known known : places) {
            if (!known.last().time().isAfter(time)) {
                from = known;
            }
        }
        if (from.place().time().isAfter(time)) {
            return null;
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
